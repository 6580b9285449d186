package es.sml.connector.broker.setting;

import es.sml.connector.setting.ByteSize;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

/**
 * Limits of the embedded broker that come from the rest of the configuration.
 *
 * @param largestMessage size above which the broker rejects a program's message
 * @param timesToLive time to live of messages by queue; other queues have none
 * @param programQueues queues of other programs; a time to live that a sender sets has no effect
 */
public record BrokerLimits(
    ByteSize largestMessage, Map<String, Duration> timesToLive, Set<String> programQueues) {}

package es.sml.connector.broker;

import es.sml.connector.setting.ByteSize;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

/**
 * Limits of the embedded broker that come from other parts of the configuration.
 *
 * @param largestMessage a larger one of a program on the network is refused
 * @param timesToLive how long messages stay on a queue, by its name; on all others they have no end
 * @param programQueues queues for messages of other programs, whose own time to live has no effect
 */
public record BrokerLimits(
    ByteSize largestMessage, Map<String, Duration> timesToLive, Set<String> programQueues) {}

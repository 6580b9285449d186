package es.sml.connector.ops;

import es.sml.connector.door.DoorChannel;
import es.sml.connector.door.endpoint.ChannelTester;
import es.sml.connector.door.endpoint.DoorRecords;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The door, for the ops API and the retention.
 *
 * @param channels the channels in force by DEALER/CHANNEL
 * @param records the records of messages that were sent twice
 */
public record OpsDoor(
    ChannelTester tester, Supplier<Map<String, DoorChannel>> channels, DoorRecords records) {}

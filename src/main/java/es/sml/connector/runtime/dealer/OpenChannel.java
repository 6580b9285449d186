package es.sml.connector.runtime.dealer;

import es.sml.connector.door.DoorChannel;

/**
 * A channel of the door with its id.
 *
 * @param id the id in dealers.yaml
 */
record OpenChannel(String id, DoorChannel channel) {}

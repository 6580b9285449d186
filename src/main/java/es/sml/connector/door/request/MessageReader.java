package es.sml.connector.door.request;

/** Finds the messages of a proven request. */
public interface MessageReader {
  /** Returns the messages to store, and the response. */
  Reception read(DoorRequest request);
}

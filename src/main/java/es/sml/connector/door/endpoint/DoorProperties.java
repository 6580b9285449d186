package es.sml.connector.door.endpoint;

/** The names of the exchange properties of the door's routes. */
public final class DoorProperties {
  /** Hash of the message's content; absent if the sender's id is enough. */
  public static final String FINGERPRINT = "DoorFingerprint";

  private DoorProperties() {}
}

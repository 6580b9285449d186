package es.sml.connector.door.endpoint;

/** A second message has the id of an earlier one, but another content. */
public final class OtherContentException extends Exception {
  private static final long serialVersionUID = 1L;

  OtherContentException() {
    super("another message with this Idempotency-Key has another content; send it with a new key");
  }
}

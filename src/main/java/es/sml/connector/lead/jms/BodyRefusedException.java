package es.sml.connector.lead.jms;

/** Thrown if a message body cannot be read: it is too large or malformed. */
public final class BodyRefusedException extends Exception {
  private static final long serialVersionUID = 1L;

  public BodyRefusedException(String reason) {
    super(reason);
  }
}

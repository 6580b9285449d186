package es.sml.connector.lead;

/** Thrown for a body that is not read: it is too large, or no body of its kind. */
public final class BodyRefusedException extends Exception {
  private static final long serialVersionUID = 1L;

  public BodyRefusedException(String reason) {
    super(reason);
  }
}

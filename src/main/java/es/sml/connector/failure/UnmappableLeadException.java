package es.sml.connector.failure;

/**
 * Thrown when a lead cannot go to SML before an operator changes something: the configuration does
 * not map it, or a proxy refuses it. The lead becomes a dead letter, and the operator replays it.
 */
public class UnmappableLeadException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public UnmappableLeadException(String reason) {
    super(reason);
  }
}

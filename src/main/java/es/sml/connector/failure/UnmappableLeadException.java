package es.sml.connector.failure;

/**
 * Thrown when the configuration does not map a parsed lead to SML. The lead becomes a dead letter,
 * and an operator replays it after correcting the configuration.
 */
public class UnmappableLeadException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public UnmappableLeadException(String reason) {
    super(reason);
  }
}

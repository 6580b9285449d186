package es.sml.connector.failure;

/**
 * Thrown when a lead was read but the configuration does not say where in SML it belongs: to the
 * dead letters, to be replayed once the configuration is mended.
 */
public class UnmappableLeadException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public UnmappableLeadException(String reason) {
    super(reason);
  }
}

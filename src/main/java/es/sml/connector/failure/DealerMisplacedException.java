package es.sml.connector.failure;

/**
 * Thrown when the configuration names a source that SML does not have: the dealer's leads wait,
 * none is blamed for it.
 */
public class DealerMisplacedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** A reason that names the key in dealers.yaml and the remedy. */
  public DealerMisplacedException(String reason) {
    super(reason);
  }
}

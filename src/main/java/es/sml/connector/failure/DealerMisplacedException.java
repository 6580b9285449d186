package es.sml.connector.failure;

/**
 * Thrown when the configuration names a source that SML does not have. The dealer's leads wait and
 * do not become dead letters.
 */
public class DealerMisplacedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Takes a reason that names the key in dealers.yaml and the remedy. */
  public DealerMisplacedException(String reason) {
    super(reason);
  }
}

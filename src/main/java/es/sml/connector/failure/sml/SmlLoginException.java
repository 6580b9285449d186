package es.sml.connector.failure.sml;

/** Thrown when SML rejects an account's login; the account is down and its leads wait. */
public class SmlLoginException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public SmlLoginException(String account, String reason) {
    super("account " + account + ": " + reason);
  }
}

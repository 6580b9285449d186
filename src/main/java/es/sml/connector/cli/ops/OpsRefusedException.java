package es.sml.connector.cli.ops;

/**
 * Thrown when the running connector refuses a request. It decides which refusals are wrong usage.
 */
public class OpsRefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final int status;

  OpsRefusedException(int status, String message) {
    super(message);
    this.status = status;
  }

  /** Returns true if the command or its token was wrong. */
  public boolean isUsage() {
    return status == 400 || status == 401 || status == 403;
  }
}

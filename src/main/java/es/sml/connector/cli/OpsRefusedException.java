package es.sml.connector.cli;

/** Thrown when the running connector does not do what it was asked. */
class OpsRefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final int status;

  OpsRefusedException(int status, String message) {
    super(message);
    this.status = status;
  }

  /** Whether the command was wrong, or its token, and not the state of things. */
  boolean isUsage() {
    return status == 400 || status == 401 || status == 403;
  }
}

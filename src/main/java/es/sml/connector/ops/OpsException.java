package es.sml.connector.ops;

/** Thrown when a request to the ops API fails. Its message is for the caller. */
public class OpsException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final int status;

  OpsException(int status, String message) {
    super(message);
    this.status = status;
  }

  static OpsException wrong(String message) {
    return new OpsException(400, message);
  }

  static OpsException missing(String message) {
    return new OpsException(404, message);
  }

  static OpsException conflict(String message) {
    return new OpsException(409, message);
  }

  /** Returns the HTTP status. */
  public int status() {
    return status;
  }
}

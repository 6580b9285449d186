package es.sml.connector.ops;

/** Thrown when a request to the ops API is not done; its message is for the one who asked. */
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

  /** As in HTTP. */
  public int status() {
    return status;
  }
}

package es.sml.connector.ops;

import java.time.Duration;

/** Thrown when a request to the ops API fails. Its message is for the caller. */
public class OpsException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final int status;
  private final Duration retryAfter;

  OpsException(int status, String message) {
    this(status, message, null);
  }

  /**
   * @param retryAfter time until the caller may send the request again; null for none
   */
  OpsException(int status, String message, Duration retryAfter) {
    super(message);
    this.status = status;
    this.retryAfter = retryAfter;
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

  /** Returns the time until the caller may send the request again; null for none. */
  public Duration retryAfter() {
    return retryAfter;
  }

  /** Returns the HTTP status. */
  public int status() {
    return status;
  }
}

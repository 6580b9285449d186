package es.sml.connector.ops.http;

import java.time.Duration;

/** Thrown when a request to the ops API fails. Its message is for the caller. */
public class OpsException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final int status;
  private final Duration retryAfter;

  public OpsException(int status, String message) {
    this(status, message, null);
  }

  /**
   * @param retryAfter time until the caller may send the request again; null for none
   */
  public OpsException(int status, String message, Duration retryAfter) {
    super(message);
    this.status = status;
    this.retryAfter = retryAfter;
  }

  public static OpsException wrong(String message) {
    return new OpsException(400, message);
  }

  public static OpsException missing(String message) {
    return new OpsException(404, message);
  }

  public static OpsException conflict(String message) {
    return new OpsException(409, message);
  }

  /** Returns the refusal of a request that concerns all dealers. */
  public static OpsException forAllDealers() {
    return new OpsException(403, "your rights are for some dealers; this needs rights for all");
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

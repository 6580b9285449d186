package es.sml.connector.ops.http;

import es.sml.connector.language.Localized;
import es.sml.connector.language.LocalizedText;
import java.time.Duration;

/** Thrown when a request to the ops API fails. Its text is for the caller. */
public class OpsException extends RuntimeException implements Localized {
  private static final long serialVersionUID = 1L;
  private final int status;
  private final transient LocalizedText text;
  private final Duration retryAfter;

  public OpsException(int status, LocalizedText text) {
    this(status, text, null);
  }

  /**
   * @param retryAfter time until the caller may send the request again; null for none
   */
  public OpsException(int status, LocalizedText text, Duration retryAfter) {
    super(text.toString());
    this.status = status;
    this.text = text;
    this.retryAfter = retryAfter;
  }

  public static OpsException wrong(String code, String english, Object... arguments) {
    return new OpsException(400, LocalizedText.of(code, english, arguments));
  }

  public static OpsException missing(String code, String english, Object... arguments) {
    return new OpsException(404, LocalizedText.of(code, english, arguments));
  }

  public static OpsException conflict(String code, String english, Object... arguments) {
    return new OpsException(409, LocalizedText.of(code, english, arguments));
  }

  /** Returns the refusal of a request that concerns all dealers. */
  public static OpsException forAllDealers() {
    return new OpsException(
        403,
        LocalizedText.of(
            "refused.all-dealers", "your rights are for some dealers; this needs rights for all"));
  }

  /** Returns the time until the caller may send the request again; null for none. */
  public Duration retryAfter() {
    return retryAfter;
  }

  public int status() {
    return status;
  }

  @Override
  public LocalizedText text() {
    return text;
  }
}

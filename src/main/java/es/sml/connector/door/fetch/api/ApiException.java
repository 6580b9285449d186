package es.sml.connector.door.fetch.api;

import es.sml.connector.language.Localized;
import es.sml.connector.language.LocalizedText;
import java.time.Duration;

/**
 * A platform's API did not do a request. Its kind says whether the owner, the single id or nothing
 * has to wait. The message is the connector's own: the platform's may quote a token.
 */
public final class ApiException extends RuntimeException implements Localized {
  private static final long serialVersionUID = 1L;

  /** The kinds of failure; each has another consequence. */
  public enum Kind {
    /** Too many requests: no request for this owner until the platform allows it. */
    THROTTLED,
    /** The token is not accepted: an operator must act, and ids wait. */
    TOKEN,
    /** The platform does not respond, or reports a failure of its own. */
    UNAVAILABLE,
    /** The object does not exist for this token, or a requested field does not. */
    ABSENT,
    /** Any other refusal, such as a missing permission. */
    REFUSED
  }

  private final Kind kind;
  private final transient LocalizedText text;
  private final Duration pause;

  /**
   * @param pause the time after which the request may be sent again; null if it is unknown
   */
  public ApiException(Kind kind, LocalizedText text, Duration pause) {
    super(text.toString(), null, false, false);
    this.kind = kind;
    this.text = text;
    this.pause = pause;
  }

  public Kind kind() {
    return kind;
  }

  @Override
  public LocalizedText text() {
    return text;
  }

  public Duration pause() {
    return pause;
  }

  public boolean isAbsent() {
    return kind == Kind.ABSENT;
  }

  /** Returns whether it concerns all leads of the owner, and not a single id. */
  public boolean isOfOwner() {
    return kind == Kind.THROTTLED || kind == Kind.TOKEN || kind == Kind.UNAVAILABLE;
  }
}

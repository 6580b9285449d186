package es.sml.connector.pause;

import es.sml.connector.language.LocalizedText;
import es.sml.connector.setting.ShownTime;
import java.time.Instant;

/**
 * One pause: who paused what, why, and until when. It decides when a pause is in force, and whether
 * an operator's pause or a maintenance window counts.
 *
 * @param name the thing's name in the configuration
 * @param reason text of the person
 * @param who the person
 * @param from begin, which may be in the future
 * @param until end; null if it lasts until a person resumes the thing
 */
public record Pause(
    PauseKind kind, String name, String reason, String who, Instant from, Instant until) {
  private static final String OPERATOR = "operator";

  record Target(PauseKind kind, String name) {}

  Target target() {
    return new Target(kind, name);
  }

  public boolean isInForce(Instant now) {
    return !now.isBefore(from) && !isOver(now);
  }

  public boolean isOver(Instant now) {
    return until != null && !now.isBefore(until);
  }

  /**
   * Returns the other pause if that one decides: it is in force, and this one is not or ends
   * earlier.
   */
  Pause orIfItCounts(Pause other, Instant now) {
    boolean outlasts = until != null && (other.until == null || other.until.isAfter(until));
    return other.isInForce(now) && (!isInForce(now) || outlasts) ? other : this;
  }

  /** Returns who paused the thing, why and until when. */
  public LocalizedText text() {
    Object by =
        who.startsWith(OPERATOR + " ")
            ? LocalizedText.of(
                "pause.operator", "operator {0}", who.substring(OPERATOR.length() + 1))
            : who;
    return until == null
        ? LocalizedText.of("pause.text", "paused by {0}: {1}", by, reason)
        : LocalizedText.of(
            "pause.text-until", "paused by {0}: {1}, until {2}", by, reason, ShownTime.of(until));
  }
}

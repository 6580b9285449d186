package es.sml.connector.door.status;

import java.util.Locale;

/**
 * The outcome of a request to the door: stored, held for a person, answered, refused, unavailable
 * or unknown.
 */
public enum DoorOutcome {
  /** Each of its messages is stored, or was before. */
  STORED,
  /** The same, but a person must see it first. */
  HELD,
  /** It carries no lead: a challenge, a question of a browser, an event of another kind. */
  ANSWERED,
  /** It has no proof, a wrong form or too many bytes. */
  REFUSED,
  /** It could not be stored; its sender must send it again. */
  UNAVAILABLE,
  /** There is no such channel. */
  UNKNOWN;

  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}

package es.sml.connector.language;

import java.util.Locale;

/** Shows a reason that the ledger, a dead letter or an event keeps in English. */
public final class RecordedReason {
  private RecordedReason() {}

  /** Returns the reason in the language of the person at the terminal. */
  public static String shown(String recorded) {
    return RecordedTexts.REASONS.shown(recorded);
  }

  /** Returns the reason in a language; as it is if it has no Spanish form, and null for null. */
  public static String in(String recorded, Locale language) {
    return RecordedTexts.REASONS.in(recorded, language);
  }

  /** Returns the reason's code for programs; null if it has none, and for null. */
  public static String code(String recorded) {
    return RecordedTexts.REASONS.code(recorded);
  }
}

package es.sml.connector.door.sender.form;

import es.sml.connector.door.FormRules;
import es.sml.connector.language.LocalizedText;

/**
 * Finds forms that a program may have filled in: without a page, with a value in the trap field, or
 * sent too fast. They wait as dead letters for a person.
 */
record FormGuards(FormRules rules, boolean isSecret) {
  private static final long SHORTEST_MILLIS = 2_000;

  /** Returns the reason to hold the form; null if there is none. */
  LocalizedText reasonToHold(FormFields fields, String origin) {
    if (origin == null && !isSecret) {
      return LocalizedText.of(
          "held.no-page",
          "held at the door: the request names no page of the website; it may be no form of yours");
    }
    String trap = fields.first(rules.trapField());
    if (trap != null && !trap.isBlank()) {
      return LocalizedText.of(
          "held.trap",
          "held at the door: the field of form.trap-field has a value, and people do not see this"
              + " field");
    }
    String time = fields.first(rules.timeField());
    if (time != null && time.matches("\\d{1,12}") && Long.parseLong(time) < SHORTEST_MILLIS) {
      return LocalizedText.of(
          "held.too-fast", "held at the door: the form was sent within two seconds");
    }
    return null;
  }
}

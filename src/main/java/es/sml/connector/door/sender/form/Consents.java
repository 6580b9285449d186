package es.sml.connector.door.sender.form;

import es.sml.connector.door.FormRules;
import es.sml.connector.door.request.DoorRequest;
import java.util.Locale;
import java.util.Set;

/**
 * Notes the customer's consent with its text. It decides which values of the field mean no, and the
 * note of a missing field.
 *
 * @param asked the consent that the form asks for; null if it asks for none
 */
record Consents(FormRules.Consent asked) {
  private static final Set<String> NOT_GIVEN =
      Set.of("", "0", "false", "no", "off", "null", "unchecked", "no marcado");

  /** Returns the note; empty if the form asks for no consent. */
  String note(DoorRequest request, FormFields fields) {
    if (asked == null) {
      return "";
    }
    String version = asked.version() == null ? "" : ", versión " + asked.version();
    return "Consentimiento: %s («%s»%s, %s)"
        .formatted(given(fields.first(asked.field())), asked.text(), version, request.received());
  }

  // A browser leaves out a box that is not ticked, and so does a page that shows no box.
  private static String given(String value) {
    if (value == null) {
      return "no consta";
    }
    return NOT_GIVEN.contains(value.strip().toLowerCase(Locale.ROOT)) ? "no" : "sí";
  }
}

package es.sml.connector.parse;

import java.util.LinkedHashMap;
import java.util.Map;

/** Records the place of each field in the message, and the fields with substituted values. */
final class Origins {
  private final Map<String, String> fields = new LinkedHashMap<>();
  private final Map<String, String> unsure = new LinkedHashMap<>();
  private String here = "";

  /**
   * Sets the place of the values that follow.
   *
   * @param place in words that a person can find: an element's path, a label, a column
   */
  void at(String place) {
    here = place;
  }

  /** Records that the field came from the current place. Only a field's first place counts. */
  void took(String field) {
    fields.putIfAbsent(field, here);
  }

  /** Returns whether the field has a place. */
  boolean has(String field) {
    return fields.containsKey(field);
  }

  /** Records that the field has a substituted value. */
  void standsIn(String field, String what) {
    fields.put(field, what);
    unsure.put(field, what);
  }

  /** Returns each field's place, in the order of finding. */
  Map<String, String> fields() {
    return new LinkedHashMap<>(fields);
  }

  /** Returns the substituted fields, each with the origin of its value. */
  Map<String, String> unsure() {
    return new LinkedHashMap<>(unsure);
  }
}

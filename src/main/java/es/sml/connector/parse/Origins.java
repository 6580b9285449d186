package es.sml.connector.parse;

import java.util.LinkedHashMap;
import java.util.Map;

/** Where in the message each field of a lead was found, and which fields nobody wrote as such. */
final class Origins {
  private final Map<String, String> fields = new LinkedHashMap<>();
  private final Map<String, String> unsure = new LinkedHashMap<>();
  private String here = "";

  /**
   * Says where the values that are set from now on stand.
   *
   * @param place as a person would look for it: an element's path, a label, a column
   */
  void at(String place) {
    here = place;
  }

  /** Notes that the field was taken from the present place; the first place of a field counts. */
  void took(String field) {
    fields.putIfAbsent(field, here);
  }

  /** Notes that the field stands in for something that the message does not say. */
  void standsIn(String field, String what) {
    fields.put(field, what);
    unsure.put(field, what);
  }

  /** Each field's place, in the order in which they were found. */
  Map<String, String> fields() {
    return new LinkedHashMap<>(fields);
  }

  /** The fields that stand in for what is missing, each with what it was taken from. */
  Map<String, String> unsure() {
    return new LinkedHashMap<>(unsure);
  }
}

package es.sml.connector.parse.result;

import es.sml.connector.parse.result.Explanation.Source;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Records the place and the confidence of each field, and the fields whose values are unsure:
 * substituted or left out.
 */
public final class Origins {
  private static final double SUBSTITUTE = 0.4;

  private final Map<String, Source> fields = new LinkedHashMap<>();
  private final Map<String, String> unsure = new LinkedHashMap<>();
  private Source here = new Source("", 1);

  /**
   * Sets the place of the values that follow.
   *
   * @param place in words that a person can find: an element's path, a label, a column
   */
  public void at(String place) {
    at(place, 1);
  }

  /** Sets the place and the confidence of the values that follow. */
  public void at(String place, double confidence) {
    here = new Source(place, confidence);
  }

  /** Records that the field came from the current place. Only a field's first place counts. */
  public void recordSource(String field) {
    fields.putIfAbsent(field, here);
  }

  /** Returns whether the field has a place. */
  public boolean has(String field) {
    return fields.containsKey(field);
  }

  /** Records that the field has a substituted value. */
  public void standsIn(String field, String what) {
    fields.put(field, new Source(what, SUBSTITUTE));
    unsure.put(field, what);
  }

  /** Records that the field's value is used although it is unsure. */
  public void markUnsure(String field, String why) {
    unsure.put(field, why);
  }

  /** Records that the field stays empty, because its value is too unsure; a note has the value. */
  public void leftOut(String field, String why) {
    unsure.putIfAbsent(field, why);
  }

  /** Returns the source of each field, in the order of finding. */
  public Map<String, Source> fields() {
    return new LinkedHashMap<>(fields);
  }

  /** Returns the unsure fields, each with the reason. */
  public Map<String, String> unsure() {
    return new LinkedHashMap<>(unsure);
  }
}

package es.sml.connector.parse.result;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Explains how a lead was read.
 *
 * @param recognised the property of the message that identified its format
 * @param fields the source of each field of the lead, by field name, in the order of finding
 */
public record Explanation(String recognised, Map<String, Source> fields) {
  public Explanation {
    fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
  }

  /**
   * The source of a field.
   *
   * @param from its place in the message, in words
   * @param confidence from 0 to 1: 1 for a labelled value, less for a value that was recognised
   *     without its label
   */
  public record Source(String from, double confidence) {}
}

package es.sml.connector.parse;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Explains how a lead was read.
 *
 * @param recognised the property of the message that identified its format
 * @param fields the place of each field of the lead, by field name, in the order of finding
 */
public record Explanation(String recognised, Map<String, String> fields) {
  public Explanation {
    fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
  }
}

package es.sml.connector.parse;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Why a lead was read as it was, for whoever asks.
 *
 * @param recognised what in the message told its format
 * @param fields where each field of the lead was found, by the field's name, in the order of
 *     finding
 */
public record Explanation(String recognised, Map<String, String> fields) {
  public Explanation {
    fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
  }
}

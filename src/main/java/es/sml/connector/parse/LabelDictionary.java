package es.sml.connector.parse;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Which label stands for which field, whatever its case, accents and decoration. */
final class LabelDictionary {
  private final Map<String, LeadField> fields = new HashMap<>();

  /** A dictionary of those labels; of two fields with the same label the later one wins. */
  LabelDictionary(Map<LeadField, List<String>> labels) {
    add(labels);
  }

  /** A dictionary of the general labels, overridden by the special ones. */
  LabelDictionary(Map<LeadField, List<String>> general, Map<LeadField, List<String>> special) {
    add(general);
    add(special);
  }

  private void add(Map<LeadField, List<String>> labels) {
    labels.forEach((field, words) -> words.forEach(word -> fields.put(key(word), field)));
  }

  Optional<LeadField> field(String label) {
    return Optional.ofNullable(fields.get(key(label)));
  }

  private static String key(String label) {
    String plain = Normalizer.normalize(label, Normalizer.Form.NFD).toLowerCase(Locale.ROOT);
    StringBuilder key = new StringBuilder();
    int parentheses = 0;
    for (int i = 0; i < plain.length(); i++) {
      char c = plain.charAt(i);
      if (c == '(') {
        parentheses++;
      } else if (c == ')') {
        parentheses--;
      } else if (parentheses <= 0 && Character.isLetterOrDigit(c)) {
        key.append(c);
      }
    }
    return key.toString();
  }
}

package es.sml.connector.parse.line;

import es.sml.connector.parse.draft.LabelDictionary;
import java.util.ArrayList;
import java.util.List;

/** Reads labels in brackets below their values: "Ana" and "(name)" become "name: Ana". */
final class LabelsBelow {
  private static final int FEWEST = 2;
  private static final int LONGEST = 40;

  private LabelsBelow() {}

  /** Returns the lines with their labels before the values; the same lines if they are not so. */
  static List<String> before(List<String> text, LabelDictionary labels) {
    List<String> lines = new ArrayList<>(text.size());
    int found = 0;
    for (String line : text) {
      String label = label(line.strip(), labels);
      int last = lines.size() - 1;
      if (label != null && last >= 0 && !lines.get(last).isBlank()) {
        lines.set(last, label + ": " + lines.get(last).strip());
        found++;
      } else {
        lines.add(line);
      }
    }
    return found < FEWEST ? text : lines;
  }

  private static String label(String line, LabelDictionary labels) {
    if (line.length() < 3
        || line.length() > LONGEST
        || line.charAt(0) != '('
        || line.charAt(line.length() - 1) != ')') {
      return null;
    }
    String label = line.substring(1, line.length() - 1);
    return labels.field(label).isPresent() ? label : null;
  }
}

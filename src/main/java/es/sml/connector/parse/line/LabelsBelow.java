package es.sml.connector.parse.line;

import es.sml.connector.parse.draft.LabelDictionary;
import es.sml.connector.parse.field.LeadField;
import es.sml.connector.parse.value.EmailReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads labels below their values: "Ana" and "(name)" become "name: Ana". Without brackets, an
 * address above the label "E-mail" proves the layout.
 */
final class LabelsBelow {
  private static final int FEWEST = 2;
  private static final int LONGEST = 40;
  private static final int LONGEST_VALUE = 80;

  private final LabelDictionary labels;
  private final List<String> lines = new ArrayList<>();
  private int found;

  /** Index of the last line with a label. */
  private int joined = -1;

  private LabelsBelow(LabelDictionary labels) {
    this.labels = labels;
  }

  /** Returns the lines with their labels before the values; the same lines if they are not so. */
  static List<String> before(List<String> text, LabelDictionary labels) {
    LabelsBelow reading = new LabelsBelow(labels);
    boolean bare = reading.isBare(text);
    text.forEach(line -> reading.add(line, bare));
    return reading.found < FEWEST ? text : reading.lines;
  }

  /** Returns whether an address stands above its label without brackets, and none below it. */
  private boolean isBare(List<String> text) {
    boolean bare = false;
    for (int i = 0; i + 1 < text.size(); i++) {
      String line = text.get(i).strip();
      if (line.length() > LONGEST_VALUE || line.indexOf('@') < 0 || !EmailReader.isAddress(line)) {
        continue;
      }
      boolean above = i > 0 && field(text.get(i - 1)).filter(LeadField.EMAIL::equals).isPresent();
      if (above) {
        return false;
      }
      bare |= field(text.get(i + 1)).filter(LeadField.EMAIL::equals).isPresent();
    }
    return bare;
  }

  private void add(String line, boolean bare) {
    String label = bare ? line.strip() : inBrackets(line.strip());
    int last = lines.size() - 1;
    boolean below = last > joined && !lines.get(last).isBlank() && field(label).isPresent();
    if (!below) {
      lines.add(line);
      return;
    }
    found++;
    joined = last;
    String value = lines.get(last).strip();
    boolean colon = bare && value.endsWith(":"); // an emphasized line becomes a label
    lines.set(last, label + ": " + (colon ? value.substring(0, value.length() - 1) : value));
  }

  private Optional<LeadField> field(String line) {
    String label = line.strip();
    return label.isEmpty() || label.length() > LONGEST || ":?!.,".indexOf(last(label)) >= 0
        ? Optional.empty()
        : labels.field(label);
  }

  private static char last(String label) {
    return label.charAt(label.length() - 1);
  }

  private static String inBrackets(String line) {
    return line.length() < 3 || line.charAt(0) != '(' || last(line) != ')'
        ? ""
        : line.substring(1, line.length() - 1);
  }
}

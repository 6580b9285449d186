package es.sml.connector.parse.line;

import com.google.re2j.Pattern;
import es.sml.connector.parse.draft.LabelDictionary;
import es.sml.connector.parse.field.LeadField;
import es.sml.connector.parse.layout.Boilerplate;
import es.sml.connector.parse.layout.Headings;
import java.util.List;

/** Finds the end of a customer's message, and cuts the signature and the footer of a mail. */
public final class MessageEnd {
  private static final Pattern RULE = Pattern.compile("[_=-]{5,}");
  private static final Pattern ANY_RULE = Pattern.compile("(?:[_=*~-] ?){3,}");
  private static final int LONGEST_HEADING = 60;

  private final Headings headings;
  private final Boilerplate boilerplate;

  public MessageEnd(LabelDictionary labels) {
    this.headings = labels.layout().headings();
    this.boilerplate = labels.layout().boilerplate();
  }

  /**
   * Returns whether a message ends before that line. Inside a message, a line that is only a
   * label's word is the writer's text. So is a line with an unknown label, unless a block of labels
   * begins with it.
   */
  public boolean isBefore(List<LabelledLine> lines, int at) {
    LabelledLine line = lines.get(at);
    if (line.isBlank()) {
      return false;
    }
    if (line.field() != null && line.colon()) {
      return !isProse(lines, at);
    }
    boolean afterBlank = at > 0 && lines.get(at - 1).isBlank();
    if (line.isLabelled() && line.colon()) {
      boolean blockBegins = afterBlank && at + 1 < lines.size() && lines.get(at + 1).colon();
      return line.isPrinted()
          || blockBegins
          || beginsSection(lines, at)
          || boilerplate.endsMessage(line.text());
    }
    return (line.text().length() <= LONGEST_HEADING && beginsSection(lines, at))
        || isRule(line.text())
        || boilerplate.endsMessage(line.text());
  }

  /** Returns whether the line is a heading, and a labelled value follows it. */
  private boolean beginsSection(List<LabelledLine> lines, int at) {
    LabelledLine line = lines.get(at);
    boolean alone = !line.isLabelled() || line.value().isEmpty();
    if (!alone || headings.roleOf(line.isLabelled() ? line.label() : line.text()).isEmpty()) {
      return line.isLabelled() && line.value().isEmpty() && !line.colon() && isStacked(lines, at);
    }
    int next = next(lines, at + 1);
    boolean labelled = next < lines.size() && isLabelled(lines.get(next));
    if (labelled) {
      return true;
    }
    // "Vehículo", then the vehicle's name, then its values.
    int second = next(lines, next + 1);
    boolean afterBlank = at > 0 && lines.get(at - 1).isBlank();
    boolean valuesFollow = second < lines.size() && isLabelled(lines.get(second));
    return (afterBlank || (line.field() == LeadField.VEHICLE && valuesFollow))
        && next < lines.size()
        && lines.get(next).text().length() <= LONGEST_HEADING
        && LinesUnderHeading.mayBeName(lines.get(next).text());
  }

  /** Returns whether labels stand above their values, at this line and before the message. */
  private static boolean isStacked(List<LabelledLine> lines, int at) {
    int next = next(lines, at + 1);
    if (next >= lines.size() || lines.get(next).isLabelled()) {
      return false;
    }
    int above = 0;
    for (int i = at - 1; i >= 0 && i > at - 60 && above < 2; i--) {
      LabelledLine line = lines.get(i);
      above += line.field() != null && line.value().isEmpty() && !line.colon() ? 1 : 0;
      if (line.colon()) {
        return false;
      }
    }
    return above >= 2;
  }

  /** Returns whether a sentence goes on in a line such as "mi coche: un Golf de 2015". */
  private static boolean isProse(List<LabelledLine> lines, int at) {
    boolean lower = Character.isLowerCase(lines.get(at).text().charAt(0));
    LabelledLine before = lines.get(at - 1);
    boolean inside =
        !before.isBlank() && (!before.isLabelled() || before.field() == LeadField.MESSAGE);
    boolean alone = at + 1 >= lines.size() || !lines.get(at + 1).colon();
    return lower && inside && alone;
  }

  private static boolean isLabelled(LabelledLine line) {
    return line.isLabelled() && !line.value().isEmpty() && (line.colon() || line.field() != null);
  }

  /** Returns the index of the next line that is not blank. */
  public static int next(List<LabelledLine> lines, int first) {
    int next = first;
    while (next < lines.size() && lines.get(next).isBlank()) {
      next++;
    }
    return next;
  }

  /** Returns whether the line only separates others: "---", "***". */
  public static boolean isRule(String line) {
    return line.length() >= 3
        && !Character.isLetterOrDigit(line.charAt(0))
        && ANY_RULE.matches(line);
  }

  /** Cuts at the line that mail programs put before a signature. */
  public static List<String> withoutSignature(List<String> text) {
    for (int i = 1; i < text.size(); i++) {
      if (text.get(i).stripTrailing().equals("--")) {
        return text.subList(0, i);
      }
    }
    return text;
  }

  /** Cuts at a footer, unless known labels come after it. */
  public List<LabelledLine> withoutFooter(List<LabelledLine> lines) {
    int last = lines.size() - 1;
    while (last >= 0 && lines.get(last).field() == null) {
      last--;
    }
    for (int i = last + 1; last >= 0 && i < lines.size(); i++) {
      String line = lines.get(i).text();
      boolean underline = i > 0 && !lines.get(i - 1).isBlank();
      if (boilerplate.isFooter(line) || (RULE.matches(line) && !underline)) {
        return lines.subList(0, i);
      }
    }
    return lines;
  }
}

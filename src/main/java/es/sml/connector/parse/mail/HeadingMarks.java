package es.sml.connector.parse.mail;

import es.sml.connector.parse.draft.LabelDictionary;
import es.sml.connector.parse.line.MessageEnd;
import java.util.ArrayList;
import java.util.List;

/**
 * Removes the marks of headings that mean something else in a mail: ">>", rules around them, and
 * signs such as "== Heading ==".
 */
final class HeadingMarks {
  private static final int LONGEST_HEADING = 40;

  private final LabelDictionary labels;

  HeadingMarks(LabelDictionary labels) {
    this.labels = labels;
  }

  /** Returns the lines without those marks. */
  List<String> without(List<String> lines) {
    List<String> unmarked = new ArrayList<>(lines);
    for (int i = 0; i + 1 < lines.size(); i++) {
      String line = lines.get(i);
      if (line.isEmpty() || line.length() > LONGEST_HEADING) {
        continue;
      }
      String bare = bare(line.strip());
      if (!bare.isEmpty() && bare.length() < line.strip().length() && isHeading(bare)) {
        unmarked.set(i, bare);
        continue;
      }
      boolean first = i == 0 || lines.get(i - 1).isBlank();
      if (line.startsWith(">>") && first && beginsWithLabel(lines.get(i + 1))) {
        unmarked.set(i, MailText.withoutMarks(line)); // a mail program marks the lines below too
      } else if (MessageEnd.isRule(lines.get(i + 1).strip())
          && (first || MessageEnd.isRule(lines.get(i - 1).strip()))
          && isHeading(line.strip())) {
        unmarked.set(i + 1, "");
        unmarked.set(Math.max(0, i - 1), i == 0 ? line : "");
      }
    }
    return unmarked;
  }

  private boolean isHeading(String line) {
    return !MessageEnd.isRule(line)
        && line.indexOf(':') < 0
        && (labels.fieldWithoutColon(line).isPresent()
            || labels.layout().headings().roleOf(line).isPresent());
  }

  /** Returns the line without the equals signs around it or the hashes before it. */
  private static String bare(String line) {
    int start = 0;
    while (start < line.length() && "=#".indexOf(line.charAt(start)) >= 0) {
      start++;
    }
    int end = line.length();
    while (end > start && "=#".indexOf(line.charAt(end - 1)) >= 0) {
      end--;
    }
    return line.substring(start, end).strip();
  }

  private static boolean beginsWithLabel(String line) {
    int colon = line.indexOf(':');
    return colon > 0 && colon <= LONGEST_HEADING && Character.isLetter(line.charAt(0));
  }
}

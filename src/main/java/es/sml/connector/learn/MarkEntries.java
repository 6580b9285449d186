package es.sml.connector.learn;

import es.sml.connector.learn.layout.Label;
import es.sml.connector.learn.layout.Layout;
import es.sml.connector.learn.layout.Line;
import es.sml.connector.learn.layout.LineToken;
import es.sml.connector.learn.layout.Marks;
import es.sml.connector.learn.template.Expressions;
import es.sml.connector.learn.template.TemplateDraft;
import es.sml.connector.parse.FormatTrial;
import es.sml.connector.parse.field.LeadField;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Writes an entry for each mark that the comparison of the mails did not explain. */
final class MarkEntries {
  private static final int MOST_LINES_BETWEEN = 8;

  private final FormatTrial trial;
  private final List<Line> mail;
  private final int size;
  private final Marks marks;

  MarkEntries(FormatTrial trial, Layout layout, Marks marks) {
    this.trial = trial;
    this.mail = layout.mails().get(0);
    this.size = layout.size();
    this.marks = marks;
  }

  /**
   * Adds the entries.
   *
   * @param fields the marked fields that the draft does not read
   */
  void addTo(TemplateDraft draft, List<LeadField> fields) {
    List<Marks.Mark> unread =
        marks.all().stream().filter(mark -> fields.contains(mark.field())).toList();
    for (Marks.Mark mark : unread) {
      mail.stream()
          .filter(line -> isOtherValue(line, mark))
          .forEach(line -> draft.layout(Label.plain(line.text())));
    }
    unread.stream()
        .map(Marks.Mark::line)
        .distinct()
        .filter(line -> !line.isEmpty())
        .forEach(line -> entry(draft, line));
  }

  /** Returns whether the connector takes this line's value for the marked field. */
  private boolean isOtherValue(Line line, Marks.Mark mark) {
    Label label = Label.in(line.text());
    return label != null
        && !marks.isIn(line.text())
        && trial.field(label.name()).filter(mark.field()::equals).isPresent();
  }

  private void entry(TemplateDraft draft, String text) {
    int at = 0;
    while (!mail.get(at).text().equals(text)) {
      at++;
    }
    List<Marks.Mark> here =
        marks.all().stream()
            .filter(mark -> mark.line().equals(text))
            .sorted(Comparator.comparingInt(mark -> text.indexOf(mark.text())))
            .toList();
    StringBuilder expression = new StringBuilder(start(at, text, here.get(0)));
    Set<LeadField> fields = EnumSet.noneOf(LeadField.class);
    int end = 0;
    for (Marks.Mark mark : here) {
      int begin = text.indexOf(mark.text(), end);
      if (begin < 0 || !fields.add(mark.field())) {
        continue; // a second mark of the same text or field
      }
      expression.append(words(text.substring(end, begin))).append(Expressions.group(mark.field()));
      end = begin + mark.text().length();
    }
    expression.append(
        fields.contains(LeadField.MESSAGE) && end == text.length()
            ? Expressions.end(after(at))
            : words(text.substring(end)) + Expressions.LINE_END);
    draft.textFirst(expression.toString(), fields);
  }

  /** A value without a word before it is found by the line of the layout above it. */
  private String start(int at, String text, Marks.Mark first) {
    int before = Math.max(0, text.indexOf(first.text()));
    if (text.substring(0, before).chars().anyMatch(Character::isLetterOrDigit)) {
      return Expressions.LINE_START;
    }
    StringBuilder between = new StringBuilder();
    for (int i = at - 1, lines = 0; i >= 0 && lines < MOST_LINES_BETWEEN; i--) {
      Line line = mail.get(i);
      if (!line.is(Line.Type.BLANK)) {
        if (!varies(line)) {
          String whole = line.is(Line.Type.FREE) ? words(line.text()) : Expressions.whole(line);
          return Expressions.LINE_START + whole + Expressions.NEXT_LINE + between;
        }
        between.append("[^\\n]+").append(Expressions.NEXT_LINE);
        lines++;
      }
    }
    return "^\\s*" + between;
  }

  private boolean varies(Line line) {
    return marks.isIn(line.text())
        || (line.is(Line.Type.FREE)
            && (size > 1
                || LineToken.of(line.text()).stream()
                    .noneMatch(token -> token.isWord() && token.mayBeConstant())));
  }

  /** Words with digits, addresses and names of months vary from mail to mail. */
  private static String words(String text) {
    List<String> words = new ArrayList<>();
    for (LineToken token : LineToken.of(text)) {
      words.add(
          token.mayBeConstant()
              ? Expressions.of(text.substring(token.start(), token.end()))
              : "\\S+?");
    }
    if (words.isEmpty()) {
      return text.isEmpty() ? "" : "\\s*";
    }
    return "\\s*" + String.join("\\s*", words) + "\\s*";
  }

  /** Returns the line of the layout after the marked lines of the message. */
  private List<Line> after(int at) {
    int next = at + 1;
    while (next < mail.size()
        && (mail.get(next).is(Line.Type.BLANK) || marks.isIn(mail.get(next).text()))) {
      next++;
    }
    return next < mail.size() && (size == 1 || mail.get(next).isBoundary())
        ? List.of(mail.get(next))
        : List.of();
  }
}

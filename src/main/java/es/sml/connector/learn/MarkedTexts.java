package es.sml.connector.learn;

import es.sml.connector.learn.layout.Label;
import es.sml.connector.learn.layout.Marks;
import es.sml.connector.learn.proposal.LearnException;
import es.sml.connector.parse.template.MailSample;
import java.util.ArrayList;
import java.util.List;

/** Finds the marked texts in their mail. It refuses a mark at no text. */
final class MarkedTexts {
  private static final String OPENING = "[({<«\"";
  private static final String CLOSING = "])}>»\"";

  private final List<String> lines;
  private final String subject;

  MarkedTexts(MailSample mail) {
    this.lines = Learner.lines(mail);
    this.subject = mail.subject();
  }

  /**
   * Returns the marks with their texts.
   *
   * @throws LearnException if a mark is at no text
   */
  Marks of(List<FieldMark> marks) {
    List<Marks.Mark> found = new ArrayList<>();
    for (FieldMark mark : marks) {
      found.add(mark.text().isBlank() ? ofLine(mark) : ofText(mark));
    }
    return new Marks(found);
  }

  private Marks.Mark ofLine(FieldMark mark) {
    if (mark.line() < 1 || mark.line() > lines.size()) {
      throw new LearnException(
          "learn.no-line", "the mail has no line {0}; show its lines again", mark.line());
    }
    String line = lines.get(mark.line() - 1);
    Label label = Label.in(line);
    if (label != null && label.value().isEmpty()) {
      throw new LearnException(
          "learn.label",
          "line {0} is a label without a value; mark the line below it",
          mark.line());
    }
    return new Marks.Mark(mark.field(), label == null ? inBrackets(line) : label.value(), line);
  }

  /** Returns the text within the brackets around the whole line; the line if it has none. */
  private static String inBrackets(String line) {
    String text = line.strip();
    int kind = text.length() < 3 ? -1 : OPENING.indexOf(text.charAt(0));
    return kind >= 0 && text.charAt(text.length() - 1) == CLOSING.charAt(kind)
        ? inBrackets(text.substring(1, text.length() - 1))
        : text;
  }

  private Marks.Mark ofText(FieldMark mark) {
    String text = mark.text().strip();
    String line = lines.stream().filter(each -> each.contains(text)).findFirst().orElse("");
    if (line.isEmpty() && !subject.contains(text)) {
      throw new LearnException(
          "learn.no-text",
          "the text for {0} is not in the mail; copy it from one of its lines",
          mark.field().written());
    }
    return new Marks.Mark(mark.field(), text, line);
  }
}

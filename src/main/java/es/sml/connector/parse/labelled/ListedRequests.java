package es.sml.connector.parse.labelled;

import es.sml.connector.parse.draft.FieldValues;
import es.sml.connector.parse.field.LeadField;
import es.sml.connector.parse.line.LabelledLine;
import es.sml.connector.parse.question.RequestQuestion;
import es.sml.connector.parse.request.RequestedTask;
import java.util.List;

/** The requests of a list below a question, after the first one. */
final class ListedRequests {
  private static final int LONGEST = 40;

  private ListedRequests() {}

  /** Takes the requests if the question asks for some, and returns the index after them. */
  static int read(String question, List<LabelledLine> lines, int first, FieldValues values) {
    int next = first;
    boolean asks = RequestQuestion.isIn(question);
    while (asks && next < lines.size() && isOne(lines.get(next))) {
      values.add(LeadField.REQUEST, lines.get(next).text(), "the next answer");
      next++;
    }
    return next;
  }

  // "Information about financing" is no label of a value.
  private static boolean isOne(LabelledLine line) {
    String text = line.text();
    boolean label = line.isLabelled() && (line.colon() || text.strip().indexOf(' ') < 0);
    return !label
        && !line.isBlank()
        && Character.isLetter(text.charAt(0))
        && (line.value() == null || line.value().isEmpty())
        && text.length() <= LONGEST
        && !RequestedTask.in(text).isEmpty();
  }
}

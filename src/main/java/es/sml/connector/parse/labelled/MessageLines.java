package es.sml.connector.parse.labelled;

import es.sml.connector.parse.draft.FieldValues;
import es.sml.connector.parse.draft.LabelDictionary;
import es.sml.connector.parse.field.LeadField;
import es.sml.connector.parse.field.TradeInFields;
import es.sml.connector.parse.layout.HeadingRole;
import es.sml.connector.parse.layout.Headings;
import es.sml.connector.parse.line.LabelledLine;
import es.sml.connector.parse.line.MessageEnd;
import java.util.List;

/** Reads the customer's message below its label. Decides where it ends. */
final class MessageLines {
  private static final String OPENING = "«“\"„";
  private static final String CLOSING = "»”\"“";

  /** A shorter text in quotation marks may be a name at the beginning of the message. */
  private static final int SHORTEST_QUOTED = 20;

  private final Headings headings;
  private final MessageEnd end;

  MessageLines(Headings headings, MessageEnd end) {
    this.headings = headings;
    this.end = end;
  }

  /**
   * Adds the message, and the values of the customer's own vehicle within it.
   *
   * @param start the line with the message's label
   * @return the index of the first line after the message
   */
  int read(List<LabelledLine> lines, int first, LabelledLine start, FieldValues values) {
    if (isQuoted(start.value())) {
      values.add(LeadField.MESSAGE, start.value(), start.place());
      return first;
    }
    StringBuilder message = new StringBuilder(start.value());
    int next = first;
    String before = start.value();
    while (next < lines.size()) {
      LabelledLine line = lines.get(next);
      LeadField own = isOwnAfter(before, line) ? LabelDictionary.ofTradeIn(line.field()) : null;
      if (own == null && end.isBefore(lines, next)) {
        break;
      }
      if (own == null) {
        before = line.isBlank() ? before : line.text();
      } else {
        values.add(own, line.value(), line.place());
      }
      message.append('\n').append(line.text());
      next++;
    }
    values.add(LeadField.MESSAGE, message.toString(), start.place());
    return next;
  }

  /** Returns whether quotation marks show that the message ends in its first line. */
  private static boolean isQuoted(String value) {
    int pair = value.length() < SHORTEST_QUOTED ? -1 : OPENING.indexOf(value.charAt(0));
    return pair >= 0 && value.indexOf(CLOSING.charAt(pair), 1) == value.length() - 1;
  }

  /** Returns whether the customer's words "I would trade in my car:" stand above the label. */
  private boolean isOwnAfter(String words, LabelledLine line) {
    return words.endsWith(":")
        && line.isLabelled()
        && !line.value().isEmpty()
        && line.field() != null
        && TradeInFields.isOfWanted(line.field())
        && headings.ownerOf(words).filter(HeadingRole.TRADE_IN::equals).isPresent();
  }
}

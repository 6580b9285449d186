package es.sml.connector.learn;

import es.sml.connector.learn.layout.Line;
import es.sml.connector.learn.proposal.ReadLead;
import java.util.List;

/** Finds the varying lines of a mail that no field of its lead has; a note may have them. */
final class UnreadLines {
  private static final int SHORTEST = 3;

  private UnreadLines() {}

  static List<String> of(List<Line> mail, ReadLead lead) {
    List<String> values =
        lead.rows().stream()
            .filter(row -> !row.field().equals("note"))
            .map(row -> ReadLead.letters(row.value()))
            .filter(value -> value.length() >= SHORTEST)
            .toList();
    return mail.stream()
        .filter(line -> line.is(Line.Type.FREE) || line.is(Line.Type.LABELLED))
        .filter(line -> !isRead(line, values))
        .map(Line::text)
        .toList();
  }

  private static boolean isRead(Line line, List<String> values) {
    String text = ReadLead.letters(line.is(Line.Type.LABELLED) ? line.value() : line.text());
    return text.isEmpty()
        || values.stream().anyMatch(value -> value.contains(text) || text.contains(value));
  }
}

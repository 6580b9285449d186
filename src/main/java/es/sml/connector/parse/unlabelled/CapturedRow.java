package es.sml.connector.parse.unlabelled;

import es.sml.connector.parse.draft.FieldValues;
import es.sml.connector.parse.field.LeadField;
import es.sml.connector.parse.person.PersonNames;
import es.sml.connector.parse.text.Letters;
import es.sml.connector.parse.vocabulary.Vocabulary;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A line with the values of a customer and no labels, as chatbots write it: "[Lead: Ana Ruiz | 600
 * 100 200 | Seat Ibiza]".
 */
public final class CapturedRow {
  private static final int LONGEST = 300;
  private static final int MOST_BEFORE = 40;
  private static final int FEWEST_CELLS = 3;
  private static final int FEWEST_DIGITS = 9;
  private static final int FEWEST_WORDS = 6;
  private static final List<String> SEPARATORS = List.of("|", " / ", ";", " \u00b7 ", " \u2022 ");

  private final BareValues bare;
  private final PersonNames people;

  public CapturedRow(Vocabulary vocabulary) {
    this.bare = new BareValues(vocabulary);
    this.people = vocabulary.people();
  }

  /** Adds the values of the only such line, if no label names the customer's contact. */
  public void addTo(FieldValues values, List<String> lines) {
    if (values.has(LeadField.PHONE) || values.has(LeadField.EMAIL)) {
      return;
    }
    List<Map<LeadField, String>> rows =
        lines.stream()
            .filter(CapturedRow::mayBe)
            .map(this::row)
            .filter(row -> !row.isEmpty())
            .limit(2)
            .toList();
    if (rows.size() == 1) {
      rows.get(0).forEach((field, value) -> values.addIfAbsent(field, value, "a row of values"));
    }
  }

  private static boolean mayBe(String line) {
    return line.length() <= LONGEST
        && SEPARATORS.stream().anyMatch(line::contains)
        && (line.indexOf('@') > 0
            || line.chars().filter(Character::isDigit).count() >= FEWEST_DIGITS);
  }

  private Map<LeadField, String> row(String line) {
    for (String separator : SEPARATORS) {
      Map<LeadField, String> row = line.contains(separator) ? row(line, separator) : Map.of();
      if (!row.isEmpty()) {
        return row;
      }
    }
    return Map.of();
  }

  /** Returns the values; empty if a name, a contact or a vehicle is missing, or one is twice. */
  private Map<LeadField, String> row(String line, String separator) {
    Map<LeadField, String> row = new EnumMap<>(LeadField.class);
    List<String> cells = Letters.pieces(inside(line).replace(separator, "|"), '|');
    for (String cell : cells) {
      String value = cell.strip();
      LeadField field = bare.of(value).orElse(null);
      if (field != null && row.putIfAbsent(field, value) != null) {
        return Map.of();
      }
      if (value.indexOf('?') > 0 || isQuoted(value) || (field == null && isSentence(value))) {
        row.putIfAbsent(LeadField.MESSAGE, value);
      }
    }
    if (!row.containsKey(LeadField.NAME)) {
      unknownName(cells).ifPresent(name -> row.put(LeadField.NAME, name));
    }
    boolean contact = row.containsKey(LeadField.PHONE) || row.containsKey(LeadField.EMAIL);
    boolean vehicle = row.containsKey(LeadField.VEHICLE) || row.containsKey(LeadField.MAKE);
    return cells.size() >= FEWEST_CELLS && contact && vehicle && row.containsKey(LeadField.NAME)
        ? row
        : Map.of(); // a signature names no vehicle
  }

  /** Returns the only cell that may be a whole name. */
  private Optional<String> unknownName(List<String> cells) {
    List<String> names =
        cells.stream()
            .map(String::strip)
            .filter(cell -> cell.indexOf(' ') > 0 && bare.of(cell).isEmpty())
            .flatMap(cell -> people.possibleNameIn(cell).stream())
            .toList();
    return names.size() == 1 ? Optional.of(names.get(0)) : Optional.empty();
  }

  private static boolean isSentence(String value) {
    return value.chars().filter(Character::isWhitespace).count() + 1 >= FEWEST_WORDS;
  }

  private static boolean isQuoted(String value) {
    return value.length() > 2 && "\"\u201c\u00ab".indexOf(value.charAt(0)) >= 0;
  }

  // "[LEAD_CAPTURED: Ana Ruiz | ...]"
  private static String inside(String line) {
    String text = line.strip();
    if (text.startsWith("[") && text.endsWith("]")) {
      text = text.substring(1, text.length() - 1);
    }
    int colon = text.indexOf(": ");
    return colon > 0 && colon <= MOST_BEFORE ? text.substring(colon + 2) : text;
  }
}

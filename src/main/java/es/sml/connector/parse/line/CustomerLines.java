package es.sml.connector.parse.line;

import es.sml.connector.parse.draft.FieldValues;
import es.sml.connector.parse.field.LeadField;
import es.sml.connector.parse.text.Letters;
import es.sml.connector.parse.value.EmailReader;
import java.util.List;

/** Reads a customer's name, numbers and message from lines without labels. */
final class CustomerLines {
  private static final int LONGEST_NAME = 90;
  private static final int MOST_WORDS_OF_NAME = 6;
  private static final int SHORTEST_PHONE = 9;
  private static final int LONGEST_PHONE = 25;
  private static final int LONGEST_DATE = 40;

  private final MessageEnd messageEnd;

  CustomerLines(MessageEnd messageEnd) {
    this.messageEnd = messageEnd;
  }

  /**
   * Takes a person's name above a phone or an address, and a dated message below them. Returns the
   * index of the first line that is left.
   *
   * @param block the lines without a label
   */
  int read(List<LabelledLine> lines, int first, List<String> block, FieldValues values) {
    boolean reached = block.stream().skip(1).limit(2).anyMatch(CustomerLines::isContact);
    if (block.size() < 2 || !reached || !isPerson(block.get(0)) || values.has(LeadField.NAME)) {
      return first;
    }
    values.add(LeadField.NAME, block.get(0), LinesUnderHeading.PLACE);
    int used = 1;
    while (used < block.size() && isContact(block.get(used))) {
      contact(block.get(used++), values);
    }
    int next = LinesUnderHeading.index(lines, first, used);
    return used < block.size() && isDate(block.get(used))
        ? message(lines, LinesUnderHeading.index(lines, first, used + 1), values)
        : next;
  }

  private int message(List<LabelledLine> lines, int first, FieldValues values) {
    StringBuilder message = new StringBuilder();
    int next = first;
    while (next < lines.size() && !messageEnd.isBefore(lines, next)) {
      message.append(lines.get(next++).text()).append('\n');
    }
    values.add(LeadField.MESSAGE, message.toString(), LinesUnderHeading.PLACE);
    return next;
  }

  private static void contact(String line, FieldValues values) {
    EmailReader.addresses(line)
        .forEach(address -> values.add(LeadField.EMAIL, address, LinesUnderHeading.PLACE));
    String phone = withoutAddress(line);
    if (isPhone(phone)) {
      values.add(LeadField.PHONE, phone, LinesUnderHeading.PLACE);
    }
  }

  /** Returns whether the line has an address, a phone or both, and nothing else. */
  private static boolean isContact(String line) {
    if (line.length() > LONGEST_NAME) {
      return false;
    }
    String rest = withoutAddress(line);
    return isPhone(rest) || (rest.isEmpty() && !line.isBlank());
  }

  private static String withoutAddress(String line) {
    String rest = line;
    for (String address : EmailReader.addresses(line)) {
      rest = rest.replace(address, "");
    }
    return rest.strip();
  }

  private static boolean isPhone(String line) {
    long digits = line.chars().filter(Character::isDigit).count();
    return digits >= SHORTEST_PHONE
        && line.length() <= LONGEST_PHONE
        && line.chars().noneMatch(Character::isLetter);
  }

  /** Returns whether the line is a day and a time: "3 septiembre, 18:21". */
  private static boolean isDate(String line) {
    int colon = line.indexOf(':');
    return colon > 0
        && colon + 1 < line.length()
        && line.length() <= LONGEST_DATE
        && Character.isDigit(line.charAt(0))
        && Character.isDigit(line.charAt(colon - 1))
        && Character.isDigit(line.charAt(colon + 1));
  }

  private static boolean isPerson(String line) {
    return line.length() <= LONGEST_NAME
        && Letters.words(line).size() <= MOST_WORDS_OF_NAME
        && Character.isLetter(line.charAt(0))
        && line.chars().allMatch(c -> Character.isLetter(c) || " .'-ªº’".indexOf(c) >= 0);
  }
}

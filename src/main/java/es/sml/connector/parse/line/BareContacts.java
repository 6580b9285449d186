package es.sml.connector.parse.line;

import es.sml.connector.parse.draft.LabelDictionary;
import es.sml.connector.parse.field.LeadField;
import es.sml.connector.parse.text.Letters;
import es.sml.connector.parse.value.EmailReader;
import java.util.ArrayList;
import java.util.List;

/** Reads rows whose labels have no sign after them: "Name Ana Ruiz" above "Phone 612 345 678". */
final class BareContacts {
  private static final int LONGEST = 80;
  private static final int MOST_WORDS_OF_LABEL = 2;
  private static final int FEWEST_DIGITS = 9;
  private static final int FARTHEST = 3;

  private final LabelDictionary labels;

  BareContacts(LabelDictionary labels) {
    this.labels = labels;
  }

  /** Labels the lines, if a telephone number or an address stands in such a row. */
  void label(List<LabelledLine> lines) {
    List<Integer> contacts = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      LabelledLine row = row(lines.get(i));
      if (row != null && isContact(row)) {
        lines.set(i, row);
        contacts.add(i);
      }
    }
    for (int contact : contacts) {
      for (int i = Math.max(0, contact - FARTHEST); i < contact; i++) {
        LabelledLine row = row(lines.get(i));
        if (row != null && row.field() == LeadField.NAME && isName(row.value())) {
          lines.set(i, row);
        }
      }
    }
  }

  private static boolean isContact(LabelledLine row) {
    String value = row.value();
    return switch (row.field()) {
      case EMAIL -> EmailReader.isAddress(value);
      case PHONE ->
          value.chars().filter(Character::isDigit).count() >= FEWEST_DIGITS
              && value.chars().noneMatch(Character::isLetter);
      default -> false;
    };
  }

  private static boolean isName(String value) {
    List<String> words = Letters.pieces(value, ' ');
    return words.size() > 1
        && words.size() <= 5
        && words.stream()
            .allMatch(word -> !word.isEmpty() && Character.isUpperCase(word.charAt(0)));
  }

  /** Returns the line with its first words as the label; null if they name no field. */
  private LabelledLine row(LabelledLine line) {
    String text = line.text().strip();
    if (line.isLabelled() || text.length() > LONGEST) {
      return null;
    }
    int end = -1;
    for (int i = 0; i < MOST_WORDS_OF_LABEL; i++) {
      end = text.indexOf(' ', end + 1);
      if (end < 0) {
        return null;
      }
      String label = text.substring(0, end);
      LeadField field = labels.fieldWithoutColon(label).orElse(null);
      if (field != null) {
        return new LabelledLine(text, label, text.substring(end + 1).strip(), field, false);
      }
    }
    return null;
  }
}

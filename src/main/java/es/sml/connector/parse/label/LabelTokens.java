package es.sml.connector.parse.label;

import es.sml.connector.parse.text.Letters;
import java.util.ArrayList;
import java.util.List;

/**
 * The words of a label in lower case without accents, as in "postal-code", "postal_code" and
 * "postalCode". Numbers are left out.
 *
 * @param words outside parentheses
 * @param hints the words in parentheses
 * @param question true if a question mark ends it
 * @param identifier true if it is a form's name of a field, not a text for people
 */
record LabelTokens(List<String> words, List<String> hints, boolean question, boolean identifier) {

  /** Returns the words of the label. */
  static LabelTokens of(String label) {
    String plain = Letters.withoutAccents(label);
    List<String> words = new ArrayList<>(8);
    List<String> hints = new ArrayList<>(0);
    int parentheses = 0;
    boolean question = false;
    boolean joined = false;
    boolean spaced = false;
    StringBuilder word = new StringBuilder(16);
    char last = ' ';
    for (int i = 0; i < plain.length(); i++) {
      char c = plain.charAt(i);
      if (isLetter(c)) {
        if (Character.isUpperCase(c) && Character.isLowerCase(last)) {
          end(word, parentheses > 0 ? hints : words);
        }
        append(word, c);
        last = c;
        continue;
      }
      if (c >= 0x80 && Character.getType(c) == Character.NON_SPACING_MARK) {
        continue;
      }
      end(word, parentheses > 0 ? hints : words);
      last = c;
      parentheses += c == '(' ? 1 : c == ')' ? -1 : 0;
      question |= c == '?';
      joined |= c == '_' || c == '-';
      spaced |= c == ' ';
    }
    end(word, parentheses > 0 ? hints : words);
    return new LabelTokens(words, hints, question, joined && !spaced);
  }

  private static boolean isLetter(char c) {
    return c < 0x80
        ? (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')
        : Character.isLetter(c) && c != 'º' && c != 'ª';
  }

  private static void append(StringBuilder word, char c) {
    if (c == 'ß') {
      word.append("ss");
    } else {
      word.append(Character.toLowerCase(c));
    }
  }

  private static void end(StringBuilder word, List<String> words) {
    if (word.length() > 0) {
      words.add(word.toString());
      word.setLength(0);
    }
  }
}

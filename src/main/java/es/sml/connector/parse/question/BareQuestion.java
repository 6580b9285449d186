package es.sml.connector.parse.question;

import com.google.re2j.Pattern;
import es.sml.connector.parse.text.Words;
import es.sml.connector.parse.value.EmailReader;
import java.util.Set;

/** Knows labels of one word, such as "Cómo" and "Nº", whose value alone says what they mean. */
final class BareQuestion {
  private static final int LONGEST = 20;
  private static final int LONGEST_ANSWER = 100;

  private static final Set<String> HOW =
      Set.of(
          "como",
          "y como",
          "com",
          "i com",
          "de que forma",
          "por que medio",
          "por que via",
          "nola",
          "comment",
          "wie",
          "und wie",
          "how",
          "and how",
          "come",
          "hoe",
          "en hoe");

  private static final Set<String> NUMBER = Set.of("no", "n", "nr", "num", "numero", "number");

  /** A number in groups or with its country's code, and nothing else. */
  private static final Pattern TELEPHONE =
      Pattern.compile(
          "\\W*(?:(?:\\+|00)\\d[\\d .()/-]{7,16}\\d|[6-9]\\d\\d?[ .-]\\d[\\d .-]{5,10}\\d)\\W*");

  private BareQuestion() {}

  /** Returns whether the label only asks how. */
  static boolean asksHow(String label) {
    return label.length() <= LONGEST && HOW.contains(words(label));
  }

  /**
   * Returns whether the value of such a label is a telephone number, with or without an address.
   */
  static boolean isTelephone(String label, String value) {
    if (label.length() > LONGEST || value.length() > LONGEST_ANSWER) {
      return false;
    }
    String words = words(label);
    if (!HOW.contains(words) && !NUMBER.contains(words)) {
      return false;
    }
    String rest = value;
    for (String address : EmailReader.addresses(value)) {
      rest = rest.replace(address, "");
    }
    return TELEPHONE.matches(rest);
  }

  private static String words(String label) {
    return String.join(" ", Words.of(label.replace("º", "o").replace("°", "o")).list());
  }
}

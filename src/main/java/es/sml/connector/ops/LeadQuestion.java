package es.sml.connector.ops;

import com.google.re2j.Pattern;
import java.util.List;
import java.util.Locale;
import org.apache.commons.lang3.StringUtils;
import org.apache.commons.lang3.Strings;

/**
 * What somebody looks for a lead by, as it was typed.
 *
 * @param by what the text was taken for
 * @param value a phone's digits without Spain's prefix, a whole address in small letters, a key's
 *     beginning, an id, a name
 */
record LeadQuestion(By by, String value) {
  private static final Pattern PHONE = Pattern.compile("\\+?[0-9][0-9 ()./-]*");
  private static final Pattern NO_DIGIT = Pattern.compile("[^0-9]+");
  private static final Pattern KEY = Pattern.compile("[0-9a-f]{6,64}(/[0-9]{1,6})?");
  private static final Pattern REFERENCE = Pattern.compile("ref:[0-9a-f]{6,24}(-[0-9]{1,6})?");
  private static final String IN_A_NAME = "\\pL\\pN\\pM._%+'-";
  private static final String IN_A_DOMAIN = "\\pL\\pN\\pM_@-";
  private static final Pattern ADDRESS =
      Pattern.compile(
          "[\\pL\\pN\\pM.!#$&'*+/=?^_`{|}~-]{1,64}@(?:[\\pL\\pN\\pM-]{1,63}[.])+[\\pL\\pM-]{2,63}");
  private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\pL\\pN]+");
  private static final int DIGITS_OF_A_PHONE = 9;
  private static final int LONGEST_PHONE = 15;
  private static final int LONGEST = 200;
  private static final int SHORTEST_NAME = 3;

  /** The kinds of question. */
  enum By {
    PHONE,
    EMAIL,
    NAME,
    REFERENCE,
    KEY,
    SML_ID;

    /** Whether it is about a customer, whom the ledger does not know. */
    boolean isCustomer() {
      return this == PHONE || this == EMAIL || this == NAME;
    }

    String label() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  static LeadQuestion of(String typed) {
    String text = typed.strip();
    String small = text.toLowerCase(Locale.ROOT);
    if (text.isEmpty() || text.length() > LONGEST) {
      throw OpsException.wrong("text is what to look for, at most " + LONGEST + " characters");
    }
    if (REFERENCE.matches(small)) {
      return new LeadQuestion(By.REFERENCE, small.substring("ref:".length()));
    }
    String digits = NO_DIGIT.matcher(text).replaceAll("");
    if (PHONE.matches(text) && digits.length() <= LONGEST_PHONE) {
      return digits.length() < DIGITS_OF_A_PHONE
          ? new LeadQuestion(By.SML_ID, digits)
          : new LeadQuestion(By.PHONE, withoutPrefix(digits));
    }
    if (KEY.matches(small)) {
      return new LeadQuestion(By.KEY, small);
    }
    if (ADDRESS.matches(small)) {
      return new LeadQuestion(By.EMAIL, small);
    }
    if (text.indexOf('@') >= 0) { // a part of one would find it letter by letter
      throw OpsException.wrong("an address is looked for whole, as name@example.com");
    }
    if (words(text).length() < SHORTEST_NAME) {
      throw OpsException.wrong("a name is looked for by at least three letters");
    }
    return new LeadQuestion(By.NAME, text);
  }

  /** What of a reference is a key's beginning, and which part of its message the lead is. */
  String keyPart() {
    int dash = value.indexOf('-');
    return dash < 0 ? "" : "/" + value.substring(dash + 1);
  }

  String keyPrefix() {
    int dash = value.indexOf('-');
    return by == By.REFERENCE && dash >= 0 ? value.substring(0, dash) : value;
  }

  /** How SML may have it written: SML's own JSON brings phones as somebody wrote them. */
  List<String> writings() {
    return by == By.PHONE && value.length() == DIGITS_OF_A_PHONE
        ? List.of(value, grouped(3, 6), grouped(3, 5, 7))
        : List.of(value);
  }

  private String grouped(int... places) {
    StringBuilder grouped = new StringBuilder(value);
    for (int i = places.length - 1; i >= 0; i--) {
      grouped.insert(places[i], ' ');
    }
    return grouped.toString();
  }

  /** Whether a text names the customer. */
  boolean isIn(String text) {
    return switch (by) {
      case PHONE -> phone().matcher(text).find();
      case EMAIL -> Strings.CI.contains(text, value) && address().matcher(text).find();
      case NAME -> words(text).contains(words(value));
      default -> false;
    };
  }

  // As people write numbers: with spaces, dots and the prefix, but not within a longer one.
  private Pattern phone() {
    StringBuilder expression = new StringBuilder("(?:^|[^0-9]|(?:\\+|00)34[ .-]?)");
    for (int i = 0; i < value.length(); i++) {
      expression.append(i == 0 ? "" : "[ ()./-]{0,2}").append(value.charAt(i));
    }
    return Pattern.compile(expression.append("(?:[^0-9]|$)").toString());
  }

  // Not within a longer one; a sentence may end behind it.
  private Pattern address() {
    return Pattern.compile(
        "(?:^|[^" + IN_A_NAME + "])" + Pattern.quote(value) + "[.]?(?:$|[^." + IN_A_DOMAIN + "])",
        Pattern.CASE_INSENSITIVE);
  }

  private static String withoutPrefix(String digits) {
    String number = digits.startsWith("00") ? digits.substring(2) : digits;
    return number.length() > DIGITS_OF_A_PHONE && number.startsWith("34")
        ? number.substring(2)
        : number;
  }

  private static String words(String text) {
    String plain = StringUtils.stripAccents(text).toLowerCase(Locale.ROOT);
    return BETWEEN_WORDS.matcher(plain).replaceAll(" ").strip();
  }

  /** Without what was typed, which is somebody's personal data. */
  @Override
  public String toString() {
    return "LeadQuestion[" + by + "]";
  }
}

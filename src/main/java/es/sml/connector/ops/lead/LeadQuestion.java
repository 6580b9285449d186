package es.sml.connector.ops.lead;

import com.google.re2j.Pattern;
import es.sml.connector.ops.http.OpsException;
import java.util.List;
import java.util.Locale;
import org.apache.commons.lang3.StringUtils;
import org.apache.commons.lang3.Strings;

/**
 * Decides if the text of a search is a phone, an address, a name, a key, a reference or an id. It
 * also decides which texts hold it, and refuses a part of an address.
 *
 * @param by the kind of text
 * @param value a phone's digits without Spain's prefix, a whole address in lower case, the
 *     beginning of a key, an id or a name
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

  /** The kinds of text. */
  enum By {
    PHONE,
    EMAIL,
    NAME,
    REFERENCE,
    KEY,
    SML_ID,
    EXTERNAL_ID;

    /** Returns true if it searches for a customer, whom the ledger does not store. */
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
      throw OpsException.wrong("refused.text", "text must have 1 to {0} characters", LONGEST);
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
    if (text.indexOf('@') >= 0) { // a search for a part would reveal it step by step
      throw OpsException.wrong(
          "refused.whole-address", "write the whole e-mail address, such as name@example.com");
    }
    if (words(text).length() < SHORTEST_NAME) {
      throw OpsException.wrong("refused.short-name", "write at least three letters of the name");
    }
    return new LeadQuestion(By.NAME, text);
  }

  /** Returns this question for a text that turned out to be a lead's external id. */
  LeadQuestion asExternalId() {
    return new LeadQuestion(By.EXTERNAL_ID, value);
  }

  /** The number of the split lead in a reference, as in its key; empty if there is none. */
  String keyPart() {
    int dash = value.indexOf('-');
    return dash < 0 ? "" : "/" + value.substring(dash + 1);
  }

  String keyPrefix() {
    int dash = value.indexOf('-');
    return by == By.REFERENCE && dash >= 0 ? value.substring(0, dash) : value;
  }

  /** Returns the forms of the value in SML: SML keeps phone numbers as people write them. */
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

  /** Returns true if a text holds the value. */
  boolean isIn(String text) {
    return switch (by) {
      case PHONE -> phone().matcher(text).find();
      case EMAIL -> Strings.CI.contains(text, value) && address().matcher(text).find();
      case NAME -> words(text).contains(words(value));
      default -> false;
    };
  }

  // People write numbers with spaces, dots and the prefix. A longer number must not match.
  private Pattern phone() {
    StringBuilder expression = new StringBuilder("(?:^|[^0-9]|(?:\\+|00)34[ .-]?)");
    for (int i = 0; i < value.length(); i++) {
      expression.append(i == 0 ? "" : "[ ()./-]{0,2}").append(value.charAt(i));
    }
    return Pattern.compile(expression.append("(?:[^0-9]|$)").toString());
  }

  // A longer address must not match. A full stop may follow.
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

  /** Leaves out the text, which is personal data. */
  @Override
  public String toString() {
    return "LeadQuestion[" + by + "]";
  }
}

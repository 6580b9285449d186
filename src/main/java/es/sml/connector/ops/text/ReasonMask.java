package es.sml.connector.ops.text;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import es.sml.connector.sml.SmlOperation;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Masks the persons in a reason: addresses, phone numbers, plates, quoted values and names of the
 * message. The connector's own words, sizes, keys, operations and statuses stay.
 *
 * @param labels words before values, in lower case, which are not masked
 * @param mailboxes names of the dealers' mailboxes, which are not masked
 * @param values the values that are not masked
 */
record ReasonMask(Set<String> labels, Set<String> mailboxes, PlainValues values) {
  private static final Pattern ADDRESS =
      Pattern.compile("[^\\s\"'<>(),;:\\[\\]]+@[^\\s\"'<>(),;:\\[\\]]+");

  private static final String OCTET = "(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)";

  /** An IP address with a port. A phone number has a group of more than 255 or no port. */
  private static final String SERVER = "\\b(?:" + OCTET + "[.]){3}" + OCTET + ":\\d{2,5}\\b";

  /** An IP address of this machine or a private network. No Spanish phone number begins so. */
  private static final String NEAR_SERVER =
      "\\b(?:(?:127|10)[.]"
          + OCTET
          + "|192[.]168|172[.](?:1[6-9]|2\\d|3[01]))(?:[.]"
          + OCTET
          + "){2}\\b";

  /** SML's complaint about an id that it does not have, such as that of a source. */
  private static final String KEY_OF_SML = "(?:Clave primaria|Invalid pk) \\\\\"\\d{1,8}\\\\\"";

  /** The connector's own kinds of numbers. The last group is a possible phone number. */
  private static final Pattern NUMBER =
      Pattern.compile(
          KEY_OF_SML
              + "|\\b[0-9a-f]{24,64}\\b"
              + "|\\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\\b"
              + "|\\b(?:19|20)\\d\\d-[01]\\d-[0-3]\\d(?:T[0-2]\\d:[0-5]\\d(?::[0-5]\\d(?:\\.\\d{1,9})?)?Z?)?\\b"
              + "|\\bhttps?://\\d{1,3}(?:\\.\\d{1,3}){3}(?::\\d{1,5})?"
              + "|"
              + SERVER
              + "|"
              + NEAR_SERVER
              + "|\\b\\d{1,19} (?:bytes|characters|names)\\b"
              + "|\\b(?:line|column|row) \\d{1,8}\\b"
              + "|(\\+?\\d[\\d ().-]{4,}\\d)");

  static final Pattern PLATE =
      Pattern.compile(
          "\\b\\d{4}[ -]?([B-DF-HJ-NPR-TV-Z]{3})\\b|\\b([A-Z]{1,2})[ -]?\\d{4}[ -]?[A-Z]{1,2}\\b");
  private static final Pattern QUOTED =
      Pattern.compile(KEY_OF_SML + "|\\\\\"(.*?)\\\\\"|«(.*?)»|“(.*?)”|\\B'(.*?)'\\B");
  private static final Pattern WORD = Pattern.compile("[\\pL\\pN_@.+-]{2,}");
  private static final Pattern DIGITS = Pattern.compile("\\d+"); // NUMBER has masked phone numbers
  private static final Pattern FAILURE = Pattern.compile("[A-Z]\\w*(?:Exception|Error)");

  private static final Set<String> OWN = PersonalDataMask.words("reason-words.txt");

  /**
   * Returns the masked reason.
   *
   * @param content the message, needed only if a word may be a name
   */
  String mask(String reason, Supplier<String> content) {
    String plain = PersonalDataMask.each(ADDRESS, reason, this::address);
    plain = PersonalDataMask.each(NUMBER, plain, ReasonMask::number);
    plain = PersonalDataMask.each(PLATE, plain, ReasonMask::plate);
    plain = PersonalDataMask.each(QUOTED, plain, this::quoted);
    Matcher words = WORD.matcher(plain);
    boolean hasNames = false;
    while (!hasNames && words.find()) {
      hasNames = mayBeName(words.group());
    }
    return hasNames ? withoutNames(plain, content.get().toLowerCase(Locale.ROOT)) : plain;
  }

  private String address(String found) {
    return mailboxes.contains(found) ? found : values.withDomains(found);
  }

  private static String number(String found) {
    Matcher kind = NUMBER.matcher(found);
    return kind.matches() && kind.group(1) != null ? PersonalDataMask.shape(found) : found;
  }

  // "5000 XML" has the form of a plate.
  private static String plate(String found) {
    Matcher kind = PLATE.matcher(found);
    boolean isOwn = kind.matches() && kind.group(1) != null && isOwn(kind.group(1));
    return isOwn ? found : PersonalDataMask.shape(found);
  }

  private String quoted(String quotes) {
    boolean isId = quotes.startsWith("Clave primaria") || quotes.startsWith("Invalid pk");
    return isId || labels.contains(PersonalDataMask.normal(quotes.replaceAll("[\\\\\"'«»“”]", "")))
        ? quotes
        : PersonalDataMask.shape(quotes);
  }

  private String withoutNames(String reason, String content) {
    return PersonalDataMask.each(
        WORD,
        reason,
        word ->
            mayBeName(word) && holds(content, bare(word).toLowerCase(Locale.ROOT))
                ? PersonalDataMask.shape(word)
                : word);
  }

  // Names begin with a capital letter. Ids have digits.
  private boolean mayBeName(String written) {
    String word = bare(written);
    return word.length() > 1
        && (Character.isUpperCase(word.codePointAt(0))
            || word.chars().anyMatch(Character::isDigit)
            || word.indexOf('@') >= 0)
        && !isOwn(word)
        && !labels.contains(PersonalDataMask.normal(word));
  }

  private static boolean isOwn(String word) {
    return OWN.contains(word.toLowerCase(Locale.ROOT))
        || DIGITS.matches(word)
        || FAILURE.matches(word)
        || SmlOperation.of(word).isPresent();
  }

  private static String bare(String word) {
    return word.replaceAll("^[.+-]+|[.+-]+$", "");
  }

  /** Returns true if the content has the whole word. */
  private static boolean holds(String content, String word) {
    for (int at = content.indexOf(word); at >= 0; at = content.indexOf(word, at + 1)) {
      int end = at + word.length();
      if ((at == 0 || !Character.isLetterOrDigit(content.charAt(at - 1)))
          && (end == content.length() || !Character.isLetterOrDigit(content.charAt(end)))) {
        return true;
      }
    }
    return false;
  }
}

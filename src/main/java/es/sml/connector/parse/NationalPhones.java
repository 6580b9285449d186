package es.sml.connector.parse;

import com.google.re2j.Pattern;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads numbers of other countries than Spain that have no prefix. */
final class NationalPhones {
  private static final String GREAT_BRITAIN = "GB";
  private static final String GERMANY = "DE";
  private static final String PORTUGAL = "PT";
  private static final String ITALY = "IT";
  private static final Set<String> NORTH_AMERICA = Set.of("US", "CA");

  /** Countries that write their numbers without a zero at the beginning. */
  private static final Set<String> WITHOUT_ZERO =
      Set.of("PT", "ES", "PL", "LU", "DK", "NO", "AD", "MX", "CO", "CL", "AR", "BR");

  private static final int FEWEST_DIGITS = 9;
  private static final int LONGEST_FORM = 20;
  private static final int NORTH_AMERICAN_DIGITS = 10;
  private static final int BRITISH_DIGITS = 11;

  /** The groups of a Portuguese mobile number. A number of Madrid begins with two digits. */
  private static final Pattern PORTUGUESE_MOBILE =
      Pattern.compile(
          "9[1236]\\d(?:[ .-]?\\d{3}[ .-]?\\d{3}|[ .-]?\\d{2}[ .-]?\\d{2}[ .-]?\\d{2})");

  private static final Pattern NORTH_AMERICAN_FORM =
      Pattern.compile("\\s*(?:\\(\\d{3}\\) ?|\\d{3}[.-])\\d{3}[.-]\\d{4}\\s*");

  private static final String LANGUAGE = "a number without a country code, by the mail's language";
  private static final String FORM = "a number without a country code, by its form";

  private NationalPhones() {}

  /** Returns the numbers by the countries that the message shows, or else by its language. */
  static Optional<PhoneReader.Phones> read(String text, String near, PhoneCountries countries) {
    String digits = digits(text);
    if (digits.length() < FEWEST_DIGITS) {
      return Optional.empty();
    }
    return first(text, digits, countries.named(near).map(List::of).orElse(List.of()), "")
        .or(() -> first(text, digits, countries.shown(), ""))
        .or(() -> first(text, digits, countries.spoken(), LANGUAGE))
        .or(() -> first(text, digits, byForm(digits), FORM));
  }

  private static Optional<PhoneReader.Phones> first(
      String text, String digits, Collection<String> countries, String doubt) {
    return countries.stream()
        .filter(country -> mayBe(digits, country))
        .map(country -> PhoneReader.read(text, country))
        .filter(phones -> !phones.numbers().isEmpty())
        .map(phones -> new PhoneReader.Phones(phones.numbers(), phones.more(), doubt))
        .findFirst();
  }

  private static boolean mayBe(String digits, String country) {
    if (NORTH_AMERICA.contains(country)) {
      int first = digits.charAt(0) == '1' ? 1 : 0;
      return digits.length() - first >= NORTH_AMERICAN_DIGITS && digits.charAt(first) > '1';
    }
    if (country.equals(ITALY)) {
      return digits.charAt(0) == '3' || digits.charAt(0) == '0';
    }
    return WITHOUT_ZERO.contains(country) || digits.charAt(0) == '0';
  }

  /** Returns the only country whose mobile numbers have this form. */
  private static List<String> byForm(String digits) {
    if (digits.startsWith("07") && digits.length() == BRITISH_DIGITS) {
      return List.of(GREAT_BRITAIN);
    }
    boolean german =
        digits.startsWith("01")
            && "567".indexOf(digits.charAt(2)) >= 0
            && digits.length() >= BRITISH_DIGITS;
    return german ? List.of(GERMANY) : List.of();
  }

  /** Returns Spanish numbers, or the Portuguese ones if the message is Portuguese. */
  static PhoneReader.Phones portuguese(
      String text, PhoneReader.Phones spanish, PhoneCountries countries) {
    String number = spanish.numbers().get(0);
    boolean maybe = number.startsWith("9") && spanish.numbers().size() == 1;
    if (!maybe || !PORTUGUESE_MOBILE.matcher(text).find() || text.indexOf('+') >= 0) {
      return spanish;
    }
    boolean shown = countries.shown().contains(PORTUGAL);
    boolean spoken = countries.spoken().contains(PORTUGAL);
    return shown || spoken
        ? new PhoneReader.Phones(List.of("+351" + number), spanish.more(), shown ? "" : LANGUAGE)
        : spanish;
  }

  /**
   * Returns the digits of a number that is not valid but has the form of a North American one. The
   * form on the website may have forced that form on another number.
   */
  static Optional<String> inNorthAmericanForm(String text) {
    return text.length() < LONGEST_FORM && NORTH_AMERICAN_FORM.matches(text)
        ? Optional.of(digits(text)).filter(digits -> digits.chars().distinct().count() > 1)
        : Optional.empty();
  }

  private static String digits(String text) {
    StringBuilder digits = new StringBuilder();
    text.chars().filter(c -> c >= '0' && c <= '9').forEach(c -> digits.append((char) c));
    return digits.toString();
  }
}

package es.sml.connector.parse.phone;

import com.google.re2j.Pattern;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads numbers of other countries than Spain that have no prefix. Decides their country by the
 * message's signs, its language or the number's form. An invalid number of a possible form is
 * unsure.
 */
public final class NationalPhones {
  private static final String GREAT_BRITAIN = "GB";
  private static final String GERMANY = "DE";
  private static final String FRANCE = "FR";
  private static final String PORTUGAL = "PT";
  private static final String ITALY = "IT";
  private static final Set<String> NORTH_AMERICA = Set.of("US", "CA");

  /** Countries that write their numbers without a zero at the beginning. */
  private static final Set<String> WITHOUT_ZERO =
      Set.of(
          "PT", "ES", "PL", "LU", "DK", "NO", "AD", "MX", "CO", "CL", "AR", "BR", "IN", "GR", "CZ",
          "SK", "EE", "LV", "SG", "PE", "UY");

  private static final int FEWEST_DIGITS = 9;
  private static final int NORDIC_DIGITS = 8;
  private static final Set<String> NORDIC = Set.of("DK", "NO");
  private static final int LONGEST_FORM = 20;
  private static final int LONGEST_FIELD = 40;
  private static final int MOST_LETTERS = 8;
  private static final int FEWEST_DIFFERENT = 3;
  private static final int NORTH_AMERICAN_DIGITS = 10;
  private static final int BRITISH_DIGITS = 11;
  private static final int FRENCH_DIGITS = 10;

  /** The groups of a Portuguese mobile number. A number of Madrid begins with two digits. */
  private static final Pattern PORTUGUESE_MOBILE =
      Pattern.compile(
          "9[1236]\\d(?:[ .-]?\\d{3}[ .-]?\\d{3}|[ .-]?\\d{2}[ .-]?\\d{2}[ .-]?\\d{2})");

  /** Five pairs of digits. */
  private static final Pattern FRENCH = Pattern.compile("\\b0[1-7](?:[ .-]\\d\\d){4}\\b");

  private static final Pattern BRAZILIAN_MOBILE =
      Pattern.compile("\\s*\\(0?[1-9]\\d\\) ?9\\d{4}[ .-]?\\d{4}\\s*");

  private static final Pattern NORTH_AMERICAN_FORM =
      Pattern.compile("\\s*(?:\\(\\d{3}\\) ?|\\d{3}[.-])\\d{3}[.-]\\d{4}\\s*");

  private static final String LANGUAGE = "a number without a country code, by the mail's language";
  static final String POSSIBLE = "no valid number, but one of a possible length";
  private static final String FORM = "a number without a country code, by its form";

  private NationalPhones() {}

  /** Returns whether the text is a mobile number of Brazil; its end may look like a Spanish one. */
  static boolean isBrazilian(String text) {
    return text.indexOf('(') >= 0 && BRAZILIAN_MOBILE.matches(text);
  }

  /** Returns the numbers by the countries that the message shows, or else by its language. */
  static Optional<PhoneReader.Phones> read(String text, String near, PhoneCountries countries) {
    String digits = digits(text);
    if (digits.length() < FEWEST_DIGITS) {
      List<String> shown =
          digits.length() < NORDIC_DIGITS
              ? List.of()
              : countries.shown().stream().filter(NORDIC::contains).toList();
      return first(text, digits, shown, "");
    }
    return first(text, digits, countries.named(near).map(List::of).orElse(List.of()), "")
        .or(() -> first(text, digits, countries.shown(), ""))
        .or(() -> first(text, digits, countries.spoken(), LANGUAGE))
        .or(() -> first(text, digits, byForm(text, digits, countries), FORM));
  }

  private static Optional<PhoneReader.Phones> first(
      String text, String digits, Collection<String> countries, String uncertainty) {
    return countries.stream()
        .filter(country -> mayBe(digits, country))
        .map(country -> PhoneReader.read(text, country))
        .filter(phones -> !phones.numbers().isEmpty())
        // The language is too weak a sign for a number that private persons do not have.
        .filter(
            phones -> uncertainty.isEmpty() || !PhoneReader.isOfCompany(phones.numbers().get(0)))
        .map(phones -> new PhoneReader.Phones(phones.numbers(), phones.more(), uncertainty))
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

  /**
   * Returns a number that is not valid but has the length and the beginning of its country's
   * numbers: British numbers of examples are not valid.
   */
  static Optional<PhoneReader.Phones> possible(String text, PhoneCountries countries) {
    String digits = digits(text);
    if (text.length() > LONGEST_FIELD
        || digits.length() < FEWEST_DIGITS
        || text.chars().filter(Character::isLetter).count() > MOST_LETTERS) {
      return Optional.empty();
    }
    Optional<String> number;
    if (text.indexOf('+') >= 0) {
      number = PhoneReader.possible(text.substring(text.indexOf('+')), "");
    } else if (digits.startsWith("00")) {
      number = PhoneReader.possible("+" + digits.substring(2), "");
    } else if (digits.startsWith("447") && digits.length() == 12) {
      number = PhoneReader.possible("+" + digits, "");
    } else if (isBritish(digits, countries)) {
      number = PhoneReader.possible(digits, GREAT_BRITAIN);
    } else if (isFrenchMobile(text, digits) && countries.spoken().contains(FRANCE)) {
      number = PhoneReader.possible(digits, FRANCE);
    } else {
      number =
          countries.shown().stream()
              .filter(country -> digits.charAt(0) == '0' && mayBe(digits, country))
              .filter(country -> !WITHOUT_ZERO.contains(country) && !country.equals(GREAT_BRITAIN))
              .flatMap(country -> PhoneReader.possible(digits, country).stream())
              .findFirst();
    }
    return number.map(found -> new PhoneReader.Phones(List.of(found), false, POSSIBLE));
  }

  /** Returns whether the digits have the length and the beginning of British numbers. */
  static boolean isBritish(String digits, PhoneCountries countries) {
    return digits.length() == BRITISH_DIGITS
        && digits.charAt(0) == '0'
        && (digits.charAt(1) == '7'
            || ("12".indexOf(digits.charAt(1)) >= 0 && countries.mayBe(GREAT_BRITAIN)));
  }

  private static boolean isFrenchMobile(String text, String digits) {
    return digits.length() == FRENCH_DIGITS
        && "67".indexOf(digits.charAt(1)) >= 0
        && FRENCH.matcher(text).find();
  }

  /** Returns the only country whose numbers have this form. */
  private static List<String> byForm(String text, String digits, PhoneCountries countries) {
    if (digits.length() == FRENCH_DIGITS
        && digits.charAt(0) == '0'
        && FRENCH.matcher(text).find()) {
      return List.of(FRANCE);
    }
    if (digits.startsWith("07") && digits.length() == BRITISH_DIGITS) {
      return List.of(GREAT_BRITAIN);
    }
    boolean german =
        digits.startsWith("01")
            && "567".indexOf(digits.charAt(2)) >= 0
            && digits.length() >= BRITISH_DIGITS
            && !countries.mayBe(GREAT_BRITAIN); // 01738 is also Perth's area code
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
   * Returns the digits of a number that is not valid but has the form of a North American one, or
   * the zero and the length of a national one. The form on the website may have forced that form on
   * another number.
   */
  public static Optional<String> asWritten(String text) {
    if (text.length() >= LONGEST_FORM) {
      return Optional.empty();
    }
    String digits = digits(text);
    boolean national =
        digits.startsWith("0")
            && (digits.length() == NORTH_AMERICAN_DIGITS || digits.length() == BRITISH_DIGITS)
            && text.chars().noneMatch(Character::isLetter)
            && digits.chars().distinct().count() > FEWEST_DIFFERENT;
    return national || (NORTH_AMERICAN_FORM.matches(text) && digits.chars().distinct().count() > 1)
        ? Optional.of(digits)
        : Optional.empty();
  }

  public static String digits(String text) {
    StringBuilder digits = new StringBuilder();
    text.chars().filter(c -> c >= '0' && c <= '9').forEach(c -> digits.append((char) c));
    return digits.toString();
  }
}

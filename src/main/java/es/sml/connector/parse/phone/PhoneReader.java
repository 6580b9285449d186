package es.sml.connector.parse.phone;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberMatch;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.Leniency;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import es.sml.connector.parse.value.Country;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the valid telephone numbers in a field, mobiles first. A number without a prefix is Spanish
 * if it can be; {@link NationalPhones} reads the others.
 */
public final class PhoneReader {
  private static final int LONGEST_WRITTEN = 25;
  private static final int FEWEST_WRITTEN = 8;

  private static final String BRAZIL = "BR";

  public static final String SPAIN = "ES";
  public static final String USA = "US";
  private static final int AMERICAN_CODE = 1;

  /** An area code and an exchange of North America, in use or not. */
  private static final Pattern AMERICAN = Pattern.compile("[2-9][0-8]\\d[2-9]\\d{6}");

  private static final int SPANISH_CODE = 34;
  private static final int SPANISH_DIGITS = 9;
  private static final int MAX_LENGTH = 250;
  private static final int MAX_TRIES = 20;

  /** The plus and fifteen digits (ITU-T E.164). The library accepts longer German numbers. */
  private static final int LONGEST_E164 = 16;

  private static final Set<PhoneNumberType> OF_COMPANIES =
      EnumSet.of(
          PhoneNumberType.TOLL_FREE,
          PhoneNumberType.SHARED_COST,
          PhoneNumberType.PREMIUM_RATE,
          PhoneNumberType.UAN);

  private static final PhoneNumberUtil PHONES = PhoneNumberUtil.getInstance();
  private static final Pattern OPTIONAL_ZERO = Pattern.compile("\\(\\s*0\\s*\\)");
  private static final Pattern LABEL =
      Pattern.compile("(?i)^\\s*(?:p|tel|tfno|tlf|m[oó]vil)\\s*[.:]+");
  private static final Pattern SCIENTIFIC =
      Pattern.compile("(\\d)[.,](\\d{1,10})[Ee]\\+?0?(\\d{1,2})");

  private static final Pattern NOT_DIGITS = Pattern.compile("[^0-9]+");
  private static final Pattern WORDS = Pattern.compile("\\pL{3,}");

  private PhoneReader() {}

  /**
   * The content of a telephone field.
   *
   * @param numbers the valid ones without duplicates: nine digits for a Spanish number, else E.164
   * @param more true if the field has further text, such as "por la tarde"
   * @param uncertainty the reason why the country is unsure; empty if it is sure
   */
  public record Phones(List<String> numbers, boolean more, String uncertainty) {
    public Phones(List<String> numbers, boolean more) {
      this(numbers, more, "");
    }
  }

  /**
   * Reads a field of a message. A number without a prefix is Spanish if it can be; else it belongs
   * to a country that the message shows.
   */
  public static Phones read(String text, PhoneCountries countries) {
    Phones valid = read(text, text, countries);
    return valid.numbers().isEmpty()
        ? NationalPhones.possible(text, countries).orElse(valid)
        : valid;
  }

  /**
   * Reads a field or a part of a sentence.
   *
   * @param near the words around it, which may name a country
   */
  static Phones read(String text, String near, PhoneCountries countries) {
    return CodeBehind.read(text, near).orElseGet(() -> readNational(text, near, countries));
  }

  private static Phones readNational(String text, String near, PhoneCountries countries) {
    Phones spanish = read(text, NationalPhones.isBrazilian(text) ? BRAZIL : SPAIN);
    if (text.length() > MAX_LENGTH) {
      return spanish;
    }
    if (!spanish.numbers().isEmpty()) {
      return NationalPhones.portuguese(text, spanish, countries);
    }
    return NationalPhones.read(text, near, countries).orElse(spanish);
  }

  /**
   * Reads a field.
   *
   * @param region two-letter code of the country whose numbers need no prefix
   */
  public static Phones read(String text, String region) {
    if (text.length() > MAX_LENGTH) {
      return new Phones(List.of(), true);
    }
    String plain = plainSpanish(withoutExponent(text), region);
    if (plain != null) {
      return new Phones(List.of(plain), false);
    }
    String field = withoutLabel(text);
    List<String> numbers = new ArrayList<>();
    String rest = field;
    for (PhoneNumberMatch match : PHONES.findNumbers(field, region, Leniency.VALID, MAX_TRIES)) {
      add(numbers, match.number());
      rest = rest.replace(match.rawString(), match.number().hasExtension() ? "extension" : " ");
    }
    if (numbers.isEmpty()) {
      addWhole(numbers, field, region);
      rest = "";
    }
    // The customer carries a mobile; the other number is a shop's or an office's.
    numbers.sort(Comparator.comparing(number -> !isMobile(number)));
    return new Phones(List.copyOf(numbers), hasLetter(rest) && WORDS.matcher(rest).find());
  }

  /** Returns 612345678 for 6.12345678E8, as spreadsheets write it; another text as it is. */
  private static String withoutExponent(String text) {
    if (text.indexOf('E') < 0 && text.indexOf('e') < 0) {
      return text;
    }
    Matcher number = SCIENTIFIC.matcher(text.strip());
    boolean complete =
        number.matches() && number.group(2).length() == Integer.parseInt(number.group(3));
    return complete ? number.group(1) + number.group(2) : text;
  }

  /** Returns a valid Spanish number that is written as nine digits and spaces; null for others. */
  private static String plainSpanish(String text, String region) {
    StringBuilder digits = new StringBuilder(SPANISH_DIGITS);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= '0' && c <= '9' && digits.length() < SPANISH_DIGITS) {
        digits.append(c);
      } else if (c != ' ') {
        return null;
      }
    }
    if (digits.length() != SPANISH_DIGITS || !region.equals(SPAIN)) {
      return null;
    }
    // All numbers of nine digits that begin with a 6 are mobiles.
    return digits.charAt(0) == '6'
        ? digits.toString()
        : parsed(digits.toString(), region)
            .filter(number -> number.getCountryCode() == SPANISH_CODE)
            .map(PHONES::getNationalSignificantNumber)
            .orElse(null);
  }

  // Most fields are only digits and spaces, for which no expression needs to search.
  private static String withoutLabel(String text) {
    String field = text.indexOf('(') < 0 ? text : OPTIONAL_ZERO.matcher(text).replaceAll(" ");
    return hasLetter(field) ? LABEL.matcher(field).replaceFirst("") : field;
  }

  private static boolean hasLetter(String text) {
    return text.chars().anyMatch(Character::isLetter);
  }

  /**
   * Returns the field with the country code of its only number, if that is valid only in that
   * country; else the field as written.
   *
   * @param country as written; blank for Spain
   */
  public static String ofCountry(String text, String country) {
    String region = Country.region(country);
    if (region == null || region.equals(SPAIN) || !read(text, SPAIN).numbers().isEmpty()) {
      return text;
    }
    List<String> numbers = read(text, region).numbers();
    return numbers.size() == 1 ? numbers.get(0) : text;
  }

  // findNumbers skips numbers close to other digits, but a field may be just one number.
  private static void addWhole(List<String> numbers, String field, String region) {
    parsed(field, region)
        .or(() -> withCountryCode(field, region))
        .ifPresent(number -> add(numbers, number));
  }

  /**
   * Returns a number whose country code lost its plus. No Spanish number begins with those digits.
   */
  private static Optional<PhoneNumber> withCountryCode(String field, String region) {
    String digits = NOT_DIGITS.matcher(field).replaceAll("");
    boolean foreign =
        digits.length() >= 11 && digits.length() <= 13 && "12345".indexOf(digits.charAt(0)) >= 0;
    return foreign && !WORDS.matcher(field).find()
        ? parsed("+" + digits, region)
        : Optional.empty();
  }

  private static Optional<PhoneNumber> parsed(String field, String region) {
    try {
      // The library reads letters as digits, as on a telephone's keys: "633 EXAMPLE".
      String digits = PhoneNumberUtil.normalizeDigitsOnly(field);
      return Optional.of(PHONES.parse(field, region))
          .filter(PHONES::isValidNumber)
          .filter(number -> digits.contains(PHONES.getNationalSignificantNumber(number)));
    } catch (NumberParseException e) {
      return Optional.empty(); // the field holds no number
    }
  }

  /**
   * Returns a number of a possible length, which may belong to a range that is not in use: the
   * numbers of films and examples.
   *
   * @param region two-letter code of its country; blank if the number has a country code
   */
  static Optional<String> possible(String field, String region) {
    try {
      PhoneNumber number = PHONES.parse(PhoneNumberUtil.normalizeDiallableCharsOnly(field), region);
      return PHONES.isPossibleNumberWithReason(number) == ValidationResult.IS_POSSIBLE
              && number.getCountryCode() != SPANISH_CODE
              && (number.getCountryCode() != AMERICAN_CODE
                  || AMERICAN.matches(PHONES.getNationalSignificantNumber(number)))
          ? Optional.of(PHONES.format(number, PhoneNumberFormat.E164))
          : Optional.empty();
    } catch (NumberParseException e) {
      return Optional.empty(); // the field holds no number
    }
  }

  /** Returns whether the text is a telephone number and nothing else. */
  public static boolean isOnlyNumber(String text) {
    return text.length() <= LONGEST_WRITTEN
        && text.chars().filter(Character::isDigit).count() >= FEWEST_WRITTEN
        && text.chars().allMatch(c -> Character.isDigit(c) || "+ ().-/".indexOf(c) >= 0);
  }

  /** Returns whether callers pay another price than usual, as for companies only. */
  static boolean isOfCompany(String number) {
    return parsed(number, SPAIN)
        .map(PHONES::getNumberType)
        .filter(OF_COMPANIES::contains)
        .isPresent();
  }

  /** Returns whether it is a mobile telephone's number, as {@link #read} returns it. */
  public static boolean isMobile(String number) {
    return parsed(number, SPAIN)
        .map(PHONES::getNumberType)
        .filter(type -> type == PhoneNumberType.MOBILE)
        .isPresent();
  }

  private static void add(List<String> numbers, PhoneNumber number) {
    String written =
        number.getCountryCode() == SPANISH_CODE
            ? PHONES.getNationalSignificantNumber(number)
            : PHONES.format(number, PhoneNumberFormat.E164);
    if (written.length() <= LONGEST_E164 && !numbers.contains(written)) {
      numbers.add(written);
    }
  }
}

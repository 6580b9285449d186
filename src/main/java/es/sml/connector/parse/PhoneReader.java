package es.sml.connector.parse;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberMatch;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.Leniency;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds the valid telephone numbers in a field. */
final class PhoneReader {
  static final String SPAIN = "ES";
  static final String USA = "US";
  private static final int SPANISH_CODE = 34;
  private static final int MAX_LENGTH = 250;
  private static final int MAX_TRIES = 20;

  /** The plus and fifteen digits (ITU-T E.164). The library accepts longer German numbers. */
  private static final int LONGEST_E164 = 16;

  private static final PhoneNumberUtil PHONES = PhoneNumberUtil.getInstance();
  private static final Pattern OPTIONAL_ZERO = Pattern.compile("\\(\\s*0\\s*\\)");
  private static final Pattern LABEL =
      Pattern.compile("(?i)^\\s*(?:p|tel|tfno|tlf|m[oó]vil)\\s*[.:]+");
  private static final Pattern NOT_DIGITS = Pattern.compile("[^0-9]+");
  private static final Pattern WORDS = Pattern.compile("\\pL{3,}");

  private PhoneReader() {}

  /**
   * The content of a telephone field.
   *
   * @param numbers the valid ones without duplicates: nine digits for a Spanish number, else E.164
   * @param more true if the field has further text, such as "por la tarde"
   */
  record Phones(List<String> numbers, boolean more) {}

  /**
   * Reads a field.
   *
   * @param region two-letter code of the country whose numbers need no prefix
   */
  static Phones read(String text, String region) {
    if (text.length() > MAX_LENGTH) {
      return new Phones(List.of(), true);
    }
    String field = LABEL.matcher(OPTIONAL_ZERO.matcher(text).replaceAll(" ")).replaceFirst("");
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
    return new Phones(List.copyOf(numbers), WORDS.matcher(rest).find());
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

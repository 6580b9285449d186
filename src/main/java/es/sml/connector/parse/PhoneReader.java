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

/** Finds the valid telephone numbers in a field. */
final class PhoneReader {
  static final String SPAIN = "ES";
  private static final int SPANISH_CODE = 34;
  private static final int MAX_LENGTH = 250;
  private static final int MAX_TRIES = 20;
  private static final PhoneNumberUtil PHONES = PhoneNumberUtil.getInstance();
  private static final Pattern OPTIONAL_ZERO = Pattern.compile("\\(\\s*0\\s*\\)");
  private static final Pattern LABEL =
      Pattern.compile("(?i)^\\s*(?:p|tel|tfno|tlf|m[oó]vil)\\s*[.:]+");
  private static final Pattern WORDS = Pattern.compile("\\pL{3,}");

  private PhoneReader() {}

  /**
   * What a field of telephone numbers holds.
   *
   * @param numbers the valid ones, each once: the nine digits of a Spanish number, else E.164
   * @param more whether the field says more than numbers, as "por la tarde"
   */
  record Phones(List<String> numbers, boolean more) {}

  /**
   * Reads a field.
   *
   * @param region two letters of the country whose numbers need no prefix
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

  // findNumbers is shy of numbers that stand close to other digits; a field may be just one.
  private static void addWhole(List<String> numbers, String field, String region) {
    try {
      PhoneNumber number = PHONES.parse(field, region);
      if (PHONES.isValidNumber(number)) {
        add(numbers, number);
      }
    } catch (NumberParseException e) {
      // Then the field holds no number, which is what the empty list says.
    }
  }

  private static void add(List<String> numbers, PhoneNumber number) {
    String written =
        number.getCountryCode() == SPANISH_CODE
            ? PHONES.getNationalSignificantNumber(number)
            : PHONES.format(number, PhoneNumberFormat.E164);
    if (!numbers.contains(written)) {
      numbers.add(written);
    }
  }
}

package es.sml.connector.parse.phone;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.List;
import java.util.Optional;

/** Reads a number whose country code stands behind it, in brackets: "0470 12 34 56 (+32)". */
final class CodeBehind {
  private static final String OPEN = "(+";
  private static final Pattern CODE = Pattern.compile("\\(\\+(\\d{1,3})\\)?");

  private CodeBehind() {}

  /**
   * Returns the number; empty if no country code is behind it, or if no number of that country is
   * so long.
   *
   * @param near the words around it, with the number itself
   */
  static Optional<PhoneReader.Phones> read(String text, String near) {
    if (near.indexOf(OPEN) < 0) {
      return Optional.empty();
    }
    int inText = text.indexOf(OPEN);
    int at = near.lastIndexOf(text);
    String number = inText > 0 ? text.substring(0, inText) : text;
    String behind =
        inText > 0
            ? text.substring(inText)
            : at < 0 ? "" : near.substring(at + text.length()).stripLeading();
    Matcher code = CODE.matcher(behind);
    return code.lookingAt() && number.chars().anyMatch(Character::isDigit)
        ? ofCountry(number, code.group(1))
        : Optional.empty();
  }

  private static Optional<PhoneReader.Phones> ofCountry(String number, String code) {
    String region =
        PhoneNumberUtil.getInstance().getRegionCodeForCountryCode(Integer.parseInt(code));
    return Optional.of(PhoneReader.read(number, region))
        .filter(phones -> phones.numbers().size() == 1)
        .or(
            () ->
                PhoneReader.possible(number, region)
                    .map(
                        found ->
                            new PhoneReader.Phones(
                                List.of(found), false, NationalPhones.POSSIBLE)));
  }
}

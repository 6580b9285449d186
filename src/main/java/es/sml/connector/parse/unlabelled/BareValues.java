package es.sml.connector.parse.unlabelled;

import com.google.re2j.Pattern;
import es.sml.connector.parse.car.detail.CarMention;
import es.sml.connector.parse.field.LeadField;
import es.sml.connector.parse.phone.PhoneReader;
import es.sml.connector.parse.text.Letters;
import es.sml.connector.parse.value.EmailReader;
import es.sml.connector.parse.vocabulary.Vocabulary;
import java.util.List;
import java.util.Optional;

/** Recognises the field of a value by the value alone. */
public final class BareValues {
  private static final int LONGEST = 150;
  private static final List<String> REGIONS =
      List.of(PhoneReader.SPAIN, "DE", "FR", "GB", "IT", "PT", "NL", "BE", "AT", "CH", "PL", "US");
  private static final Pattern PHONE = Pattern.compile("\\+?[\\d(][\\d ()./-]{5,24}");
  private static final Pattern DATE =
      Pattern.compile("\\d{1,4}[./-]\\d{1,2}[./-]\\d{1,4}(?:[ T].*)?");
  private static final Pattern MONEY =
      Pattern.compile(
          "(?i)(?:€|£|eur|chf|pln)\\s*\\d[\\d., ']*(?:,-)?|\\d[\\d., ']*(?:,-)?\\s*(?:€|£|eur|chf|pln|zł|euros?)\\.?");
  private static final Pattern DISTANCE =
      Pattern.compile("(?i)\\d[\\d., ]*(?:kms?|kil[oó]met\\pL+|miles)\\.?");
  private static final Pattern YEAR = Pattern.compile("(?:19[89]|20[0-3])\\d");
  private static final Pattern PLATE = Pattern.compile("\\d{4}[ -]?[B-DF-HJ-NP-TV-Z]{3}");

  private final Vocabulary vocabulary;

  public BareValues(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
  }

  /** Returns the field; empty in case of doubt. */
  public Optional<LeadField> of(String written) {
    String value = Letters.oneLine(written.strip());
    if (value.isEmpty() || value.length() > LONGEST) {
      return Optional.empty();
    }
    if (EmailReader.isAddress(value)) {
      return Optional.of(LeadField.EMAIL);
    }
    if (isPhone(value)) {
      return Optional.of(LeadField.PHONE);
    }
    return number(value).or(() -> words(value));
  }

  private static boolean isPhone(String value) {
    return PHONE.matches(value)
        && !DATE.matches(value)
        && REGIONS.stream()
            .anyMatch(region -> !PhoneReader.read(value, region).numbers().isEmpty());
  }

  private static Optional<LeadField> number(String value) {
    if (value.chars().noneMatch(Character::isDigit)) {
      return Optional.empty();
    }
    if (PLATE.matches(Letters.upper(value))) {
      return Optional.of(LeadField.PLATE);
    }
    if (YEAR.matches(value)) {
      return Optional.of(LeadField.YEAR);
    }
    if (DISTANCE.matches(value)) {
      return Optional.of(LeadField.KILOMETRES);
    }
    return MONEY.matches(value) ? Optional.of(LeadField.PRICE) : Optional.empty();
  }

  private Optional<LeadField> words(String value) {
    Optional<CarMention> car =
        vocabulary.cars().in(value).stream().filter(mention -> mention.start() == 0).findFirst();
    if (car.isPresent() && car.get().model() != null) {
      return Optional.of(LeadField.VEHICLE);
    }
    if (vocabulary.people().isName(value)) {
      return Optional.of(LeadField.NAME);
    }
    return car.filter(make -> make.end() == value.length()).map(make -> LeadField.MAKE);
  }
}

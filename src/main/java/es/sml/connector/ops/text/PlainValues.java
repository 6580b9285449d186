package es.sml.connector.ops.text;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import es.sml.connector.lead.MessageKey;
import java.util.Locale;
import java.util.Set;
import org.apache.commons.lang3.StringUtils;

/**
 * Masks a value, but keeps what is not personal data: by its form, such as the domain of a portal,
 * or by its field, such as the words of a vehicle.
 *
 * @param portals domains of portals, in small letters
 * @param cars words in the names of vehicles, in small letters, without accents
 */
record PlainValues(Set<String> portals, Set<String> cars) {
  /** The field of a vehicle. */
  static final String VEHICLE = "vehicle";

  private static final Set<String> NUMBERS = Set.of("source", "km", "kilometres", "year", "price");
  private static final Set<String> WORDS =
      Set.of("type", "subtype", "media", "status", "operation", "gas", "fuel");
  private static final Set<String> VEHICLES =
      Set.of(
          "brand_model",
          "brandmodel",
          VEHICLE,
          "make",
          "model",
          "version",
          "trim",
          "vehículo",
          "vehiculo",
          "coche",
          "marca",
          "modelo",
          "versión");

  /** Values of these fields that SML itself defines. */
  private static final Set<String> DEFINED = PersonalDataMask.words("value-words.txt");

  private static final Set<String> MAIL_HOSTS =
      Set.of("mail", "email", "leads", "info", "news", "reply", "noreply", "smtp", "mailing");

  /** A phone number has more digits. Its parts may be names of models: 600, 500, 208. */
  private static final int MOST_DIGITS = 6;

  private static final Pattern SHORT_NUMBER = Pattern.compile("\\d{1,6}");
  private static final Pattern ENGINE = Pattern.compile("\\d[.,]\\d|(?:19|20)\\d\\d");
  private static final Pattern TOKEN = Pattern.compile("\\S+");
  private static final Pattern DOMAIN = Pattern.compile("@([A-Za-z0-9.-]+)");
  private static final Pattern SUFFIX =
      Pattern.compile(
          "(?i)[.](?:csv|eml|json|xml|txt|adf|html?|pdf|xlsx?|docx?|zip|jpe?g|png|gif)$");

  /**
   * Returns the masked value of a field.
   *
   * @param field in small letters; null if it is unknown
   */
  String of(String field, String value) {
    String plain = value.strip();
    if (MessageKey.isReference(plain)) {
      return value;
    }
    if (field != null) {
      boolean isNumber = NUMBERS.contains(field) && SHORT_NUMBER.matcher(plain).matches();
      boolean isDefined = WORDS.contains(field) && DEFINED.contains(plain.toLowerCase(Locale.ROOT));
      if (isNumber || isDefined) {
        return value;
      }
      if (VEHICLES.contains(field) && !mayBePersonal(value)) {
        return PersonalDataMask.each(TOKEN, value, this::carWord);
      }
    }
    return withDomains(value);
  }

  /** Returns the masked name of a file, a mailbox or a message. */
  String name(String value) {
    String masked = withDomains(value);
    Matcher suffix = SUFFIX.matcher(value);
    return suffix.find() && masked.length() == value.length()
        ? masked.substring(0, suffix.start()) + suffix.group()
        : masked;
  }

  /** Masks a text except for the domains of portals in its addresses. */
  String withDomains(String text) {
    StringBuilder masked = new StringBuilder();
    Matcher domains = DOMAIN.matcher(text);
    int from = 0;
    while (domains.find()) {
      if (isPortal(domains.group(1).toLowerCase(Locale.ROOT))) {
        masked.append(PersonalDataMask.shape(text.substring(from, domains.start())));
        masked.append(domains.group());
        from = domains.end();
      }
    }
    return masked.append(PersonalDataMask.shape(text.substring(from))).toString();
  }

  // A subdomain may have any name, also a customer's.
  private boolean isPortal(String domain) {
    int dot = domain.indexOf('.');
    return portals.contains(domain)
        || (dot > 0
            && MAIL_HOSTS.contains(domain.substring(0, dot))
            && portals.contains(domain.substring(dot + 1)));
  }

  private static boolean mayBePersonal(String value) {
    return value.chars().filter(Character::isDigit).count() > MOST_DIGITS
        || ReasonMask.PLATE.matcher(value).find();
  }

  private String carWord(String word) {
    boolean isKnown =
        cars.contains(StringUtils.stripAccents(word).toLowerCase(Locale.ROOT))
            || ENGINE.matcher(word).matches();
    return isKnown ? word : PersonalDataMask.shape(word);
  }
}

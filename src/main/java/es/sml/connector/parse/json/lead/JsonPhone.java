package es.sml.connector.parse.json.lead;

import com.fasterxml.jackson.databind.JsonNode;
import es.sml.connector.parse.json.JsonKey;
import es.sml.connector.parse.json.JsonScalars;
import es.sml.connector.parse.phone.PhoneReader;
import java.util.Set;

/** Joins a telephone number that an object holds in parts. */
final class JsonPhone {
  private static final int LONGEST_CODE = 5;

  /** A country's code and an area's. */
  private static final int LONGEST_INTERNATIONAL = 8;

  private static final String[] NUMBER = {
    "e164",
    "international",
    "full",
    "formatted",
    "number",
    "value",
    "phone",
    "phoneNumber",
    "phone_number",
    "telephone",
    "mobile",
    "address",
    "local",
    "national",
    "raw",
    "text",
    "numero",
    "telefono",
    "teléfono",
    "nummer",
    "num",
    "nr",
    "numéro",
    "número",
    "valor",
    "wert",
    "valeur",
    "valore",
    "tel",
    "id"
  };
  private static final String[] COUNTRY = {
    "countryCode",
    "country_code",
    "countryCallingCode",
    "country_calling_code",
    "dialCode",
    "dial_code",
    "callingCode",
    "prefix",
    "prefijo",
    "phoneCountryCode",
    "country"
  };
  private static final String[] AREA = {"area", "areaCode", "area_code"};

  /** Names of a country's code beside a number. */
  private static final Set<String> CODES =
      Set.of(
          "phone country code",
          "country calling code",
          "country phone code",
          "country dial code",
          "calling code",
          "dial code",
          "dialing code",
          "dialling code",
          "phone code",
          "phone prefix",
          "mobile country code",
          "mobile prefix",
          "prefix",
          "country prefix",
          "international prefix",
          "prefijo",
          "prefijo telefono",
          "prefijo telefonico",
          "prefijo movil",
          "prefijo pais",
          "prefijo internacional",
          "telefono prefijo",
          "indicativo",
          "indicatif",
          "prefisso",
          "prefisso internazionale",
          "laendervorwahl",
          "landervorwahl",
          "landesvorwahl",
          "landnummer");

  /** Names of a country beside a number. */
  private static final Set<String> COUNTRIES =
      Set.of("phone country code", "phone country", "phone country iso", "country code");

  private static final int LONGEST_COUNTRY = 3;
  private static final int LONGEST_NATIONAL = 10;

  private JsonPhone() {}

  /** Returns the number; empty, not null, if there is none. */
  static String of(JsonNode object) {
    String number = JsonScalars.firstText(object, NUMBER);
    boolean whole = number.isEmpty() || number.startsWith("+") || number.startsWith("00");
    if (whole) {
      return number;
    }
    String country = code(JsonScalars.firstText(object, COUNTRY));
    String area = code(JsonScalars.firstText(object, AREA));
    String plus = country.isEmpty() || country.startsWith("+") ? country : "+" + country;
    return (plus + " " + area + " " + number).strip();
  }

  /** Returns the number with the code of its country that stands beside it in the object. */
  static String beside(JsonNode object, String number) {
    boolean national = !number.isEmpty() && !number.startsWith("+") && !number.startsWith("00");
    String code =
        object.properties().stream()
            .filter(field -> national && isOfCode(JsonKey.of(field.getKey())))
            .map(field -> withoutPlus(JsonScalars.text(field.getValue()).strip()))
            .filter(JsonPhone::isCode)
            .findFirst()
            .orElse("");
    if (code.isEmpty() && national) {
      return ofCountry(object, number);
    }
    boolean whole = number.startsWith(code) && number.length() > LONGEST_NATIONAL;
    return code.isEmpty() ? number : "+" + (whole ? "" : code + " ") + number;
  }

  /** Returns the number of the country that an object names as "DE". */
  private static String ofCountry(JsonNode object, String number) {
    return object.properties().stream()
        .filter(field -> COUNTRIES.contains(JsonKey.of(field.getKey()).joined()))
        .map(field -> JsonScalars.text(field.getValue()).strip())
        .filter(country -> country.length() == 2)
        .findFirst()
        .map(country -> PhoneReader.ofCountry(number, country))
        .orElse(number);
  }

  private static String withoutPlus(String code) {
    return code.substring(code.startsWith("+") ? 1 : code.startsWith("00") ? 2 : 0);
  }

  private static boolean isOfCode(JsonKey key) {
    return CODES.contains(key.joined());
  }

  private static boolean isCode(String code) {
    return !code.isEmpty()
        && code.length() <= LONGEST_COUNTRY
        && code.charAt(0) != '0'
        && code.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  // A country may also be written as "ES".
  private static String code(String written) {
    boolean digits = written.chars().allMatch(c -> c == '+' || (c >= '0' && c <= '9'));
    int longest = written.startsWith("+") ? LONGEST_INTERNATIONAL : LONGEST_CODE;
    return digits && written.length() <= longest ? written : "";
  }
}

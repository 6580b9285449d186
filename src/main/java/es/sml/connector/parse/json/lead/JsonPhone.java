package es.sml.connector.parse.json.lead;

import com.fasterxml.jackson.databind.JsonNode;
import es.sml.connector.parse.json.JsonScalars;

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

  // A country may also be written as "ES".
  private static String code(String written) {
    boolean digits = written.chars().allMatch(c -> c == '+' || (c >= '0' && c <= '9'));
    int longest = written.startsWith("+") ? LONGEST_INTERNATIONAL : LONGEST_CODE;
    return digits && written.length() <= longest ? written : "";
  }
}

package es.sml.connector.parse;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The fields that a label can name. Templates write these names in lower case with hyphens. */
enum LeadField {
  @JsonProperty("name")
  NAME,
  /** The first name, if a form asks for two parts and labels the other one as the name. */
  @JsonProperty("first-name")
  FIRST_NAME,
  @JsonProperty("surname")
  SURNAME,
  @JsonProperty("phone")
  PHONE,
  @JsonProperty("email")
  EMAIL,
  @JsonProperty("vehicle")
  VEHICLE,
  @JsonProperty("make")
  MAKE,
  @JsonProperty("model")
  MODEL,
  @JsonProperty("version")
  VERSION,
  @JsonProperty("price")
  PRICE,
  @JsonProperty("kilometres")
  KILOMETRES,
  @JsonProperty("year")
  YEAR,
  @JsonProperty("fuel")
  FUEL,
  @JsonProperty("plate")
  PLATE,
  @JsonProperty("province")
  PROVINCE,
  @JsonProperty("locality")
  LOCALITY,
  @JsonProperty("postal-code")
  POSTAL_CODE,
  @JsonProperty("message")
  MESSAGE,
  /** The customer's request, such as a test drive or a call. */
  @JsonProperty("request")
  REQUEST,
  /** The sender's own id of the enquiry. */
  @JsonProperty("reference")
  REFERENCE,
  @JsonProperty("trade-in-vehicle")
  TRADE_IN_VEHICLE,
  @JsonProperty("trade-in-plate")
  TRADE_IN_PLATE,
  @JsonProperty("trade-in-kilometres")
  TRADE_IN_KILOMETRES,
  @JsonProperty("trade-in-year")
  TRADE_IN_YEAR;

  /** Returns the name in templates. */
  String written() {
    return Letters.lower(name()).replace('_', '-');
  }

  static List<String> allWritten() {
    return Arrays.stream(values()).map(LeadField::written).toList();
  }

  /** Returns the field of that name. A named group of a pattern writes it with underscores. */
  static Optional<LeadField> named(String written) {
    String name = written.replace('_', '-');
    return Arrays.stream(values()).filter(field -> field.written().equals(name)).findFirst();
  }
}

package es.sml.connector.parse.field;

import com.fasterxml.jackson.annotation.JsonProperty;
import es.sml.connector.parse.text.Letters;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The fields that a label can name. Templates, mappings, columns and JSON write these names in
 * lower case with hyphens.
 */
public enum LeadField {
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
  @JsonProperty("external-id")
  EXTERNAL_ID,
  /** The answer to whether the customer has a vehicle to be valued. */
  @JsonProperty("trade-in")
  TRADE_IN,
  @JsonProperty("trade-in-vehicle")
  TRADE_IN_VEHICLE,
  @JsonProperty("trade-in-plate")
  TRADE_IN_PLATE,
  @JsonProperty("trade-in-kilometres")
  TRADE_IN_KILOMETRES,
  @JsonProperty("trade-in-year")
  TRADE_IN_YEAR,
  @JsonProperty("trade-in-fuel")
  TRADE_IN_FUEL,
  @JsonProperty("trade-in-extras")
  TRADE_IN_EXTRAS,
  /** The trade-in's origin: national or foreign. */
  @JsonProperty("trade-in-origin")
  TRADE_IN_ORIGIN,
  /** The price that the customer expects for the trade-in. */
  @JsonProperty("trade-in-price")
  TRADE_IN_PRICE,
  /** The debt on the trade-in. */
  @JsonProperty("trade-in-finance")
  TRADE_IN_FINANCE,
  @JsonProperty("second-vehicle")
  SECOND_VEHICLE,
  @JsonProperty("second-price")
  SECOND_PRICE,
  @JsonProperty("second-kilometres")
  SECOND_KILOMETRES,
  @JsonProperty("second-year")
  SECOND_YEAR,
  @JsonProperty("second-fuel")
  SECOND_FUEL,
  /** The day and time of the visit that the customer asks for. */
  @JsonProperty("appointment")
  APPOINTMENT,
  @JsonProperty("appointment-day")
  APPOINTMENT_DAY,
  @JsonProperty("appointment-time")
  APPOINTMENT_TIME,
  @JsonProperty("test-drive")
  TEST_DRIVE,
  /** The way of contact that the customer prefers. */
  @JsonProperty("contact-preference")
  CONTACT_PREFERENCE,
  @JsonProperty("financing")
  FINANCING,
  @JsonProperty("budget")
  BUDGET,
  @JsonProperty("warranty")
  WARRANTY,
  @JsonProperty("reservation")
  RESERVATION,
  /** The seller whom the customer asks for. */
  @JsonProperty("salesperson")
  SALESPERSON,
  /** The customer's interest. */
  @JsonProperty("score")
  SCORE,
  @JsonProperty("tags")
  TAGS,
  /** The day of the seller's next follow-up. */
  @JsonProperty("tracking-date")
  TRACKING_DATE,
  @JsonProperty("subtype")
  SUBTYPE;

  private static final Map<String, LeadField> BY_NAME = new HashMap<>();

  static {
    for (LeadField field : values()) {
      BY_NAME.put(field.written(), field);
    }
  }

  /** Returns the name in templates. */
  public String written() {
    return Letters.lower(name()).replace('_', '-');
  }

  public static List<String> allWritten() {
    return Arrays.stream(values()).map(LeadField::written).toList();
  }

  /** Returns the field of that name. A named group of a pattern writes it with underscores. */
  public static Optional<LeadField> named(String written) {
    return Optional.ofNullable(BY_NAME.get(written.replace('_', '-')));
  }
}

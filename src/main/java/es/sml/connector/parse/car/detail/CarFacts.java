package es.sml.connector.parse.car.detail;

/**
 * Facts that a text states right after or before a car's name. Each is empty, not null, if absent.
 *
 * @param year four digits
 * @param price as written, with its currency
 * @param kilometres as written, with its unit
 * @param fuel as written
 */
public record CarFacts(String year, String price, String kilometres, String fuel) {
  /** No fact. */
  public static final CarFacts NONE = new CarFacts("", "", "", "");
}

package es.sml.connector.parse.field;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** The fields of the customer's own vehicle, beside those of a wanted one. */
public final class TradeInFields {
  private static final Map<LeadField, LeadField> OF_WANTED =
      new EnumMap<>(
          Map.of(
              LeadField.VEHICLE, LeadField.TRADE_IN_VEHICLE,
              LeadField.MAKE, LeadField.TRADE_IN_VEHICLE,
              LeadField.MODEL, LeadField.TRADE_IN_VEHICLE,
              LeadField.VERSION, LeadField.TRADE_IN_VEHICLE,
              LeadField.PLATE, LeadField.TRADE_IN_PLATE,
              LeadField.PRICE, LeadField.TRADE_IN_PRICE,
              LeadField.KILOMETRES, LeadField.TRADE_IN_KILOMETRES,
              LeadField.YEAR, LeadField.TRADE_IN_YEAR,
              LeadField.FUEL, LeadField.TRADE_IN_FUEL));

  /** The fields that a wanted vehicle does not have. */
  private static final Set<LeadField> WITHOUT_WANTED =
      EnumSet.of(LeadField.TRADE_IN_EXTRAS, LeadField.TRADE_IN_ORIGIN, LeadField.TRADE_IN_FINANCE);

  private TradeInFields() {}

  /** Returns the trade-in's field for a field of the wanted vehicle; other fields stay. */
  public static LeadField of(LeadField field) {
    return OF_WANTED.getOrDefault(field, field);
  }

  /** Returns whether a wanted vehicle has such a field too, and this is the trade-in's. */
  public static boolean hasWanted(LeadField field) {
    return OF_WANTED.containsValue(field);
  }

  /** Returns whether the field describes the customer's own vehicle. */
  public static boolean contains(LeadField field) {
    return hasWanted(field) || WITHOUT_WANTED.contains(field);
  }

  /** Returns whether the field describes a wanted vehicle. */
  public static boolean isOfWanted(LeadField field) {
    return OF_WANTED.containsKey(field);
  }
}

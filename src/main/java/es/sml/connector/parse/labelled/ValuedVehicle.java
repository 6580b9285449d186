package es.sml.connector.parse.labelled;

import es.sml.connector.parse.draft.FieldValues;
import es.sml.connector.parse.field.LeadField;
import es.sml.connector.parse.text.Letters;

/** Decides whether the vehicle of a mail about a valuation is the one to be valued. */
final class ValuedVehicle {
  private final FieldValues values;

  ValuedVehicle(FieldValues values) {
    this.values = values;
  }

  /**
   * Returns whether the vehicle is the customer's own. Customers seldom ask for a vehicle by its
   * plate, and an advertised one has a price.
   */
  boolean isIn(String subject) {
    if (values.saysWanted() || values.has(LeadField.PRICE)) {
      return false;
    }
    boolean described = values.has(LeadField.KILOMETRES) || values.has(LeadField.YEAR);
    boolean named = values.has(LeadField.MODEL) || isNamedIn(subject);
    return values.has(LeadField.PLATE) || (values.mayBeOwn() && described && named);
  }

  private boolean isNamedIn(String subject) {
    String name = values.first(LeadField.VEHICLE);
    return !name.isBlank() && Letters.plain(subject).contains(Letters.plain(name));
  }
}

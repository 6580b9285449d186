package es.sml.connector.parse.labelled;

import es.sml.connector.parse.draft.FieldValues;
import es.sml.connector.parse.draft.LabelDictionary;
import es.sml.connector.parse.field.LabelMeaning;
import es.sml.connector.parse.field.LabelRole;
import es.sml.connector.parse.field.LeadField;

/** Finds the customer who sells a vehicle to the dealer: the "owner" or "seller" of the mail. */
final class VehicleOwner {
  private static final String PLACE = "the label of the vehicle's owner";
  private static final int FEWEST_DIGITS = 9;

  private final LabelDictionary labels;

  VehicleOwner(LabelDictionary labels) {
    this.labels = labels;
  }

  /** Adds the owner's name and contacts, unless other labels have them. */
  void addTo(FieldValues values) {
    for (FieldValues.Unknown pair : values.unknownPairs()) {
      boolean owner =
          !pair.others()
              && labels
                  .meaning(pair.label())
                  .map(LabelMeaning::role)
                  .filter(role -> role == LabelRole.SELLER)
                  .isPresent();
      if (owner) {
        values.addIfAbsent(field(pair), pair.value(), PLACE);
      }
    }
  }

  private LeadField field(FieldValues.Unknown pair) {
    String value = pair.value();
    if (labels.layout().headings().speaksOfVehicle(pair.label())) {
      return LeadField.TRADE_IN_VEHICLE; // "Vehicle of the seller"
    }
    if (value.indexOf('@') > 0) {
      return LeadField.EMAIL;
    }
    boolean number = value.chars().filter(Character::isDigit).count() >= FEWEST_DIGITS;
    return number ? LeadField.PHONE : LeadField.NAME;
  }
}

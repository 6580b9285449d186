package es.sml.connector.parse.table;

import es.sml.connector.parse.field.LeadField;
import es.sml.connector.parse.json.JsonKey;
import es.sml.connector.parse.json.object.JsonNames;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Recognises a table of invoices, of a workshop, of a recall and the like by its columns. Decides
 * how many columns prove it.
 */
final class OtherTable {
  private static final Set<LeadField> OF_MESSAGE = EnumSet.of(LeadField.MESSAGE, LeadField.REQUEST);
  private static final Set<LeadField> OF_ENQUIRY =
      EnumSet.of(
          LeadField.TRADE_IN,
          LeadField.TRADE_IN_VEHICLE,
          LeadField.TRADE_IN_PLATE,
          LeadField.TEST_DRIVE,
          LeadField.CONTACT_PREFERENCE,
          LeadField.FINANCING,
          LeadField.BUDGET);

  private final JsonNames names;

  OtherTable(JsonNames names) {
    this.names = names;
  }

  /**
   * Returns whether the table has no enquiries.
   *
   * @param fields of the columns
   */
  boolean is(List<String> columns, List<Optional<LeadField>> fields) {
    List<JsonKey> keys = columns.stream().map(JsonKey::of).toList();
    if (keys.stream().anyMatch(names::isOfEnquiry)
        || fields.stream().flatMap(Optional::stream).anyMatch(OF_ENQUIRY::contains)) {
      return false;
    }
    boolean message = fields.stream().flatMap(Optional::stream).anyMatch(OF_MESSAGE::contains);
    return keys.stream().filter(names::isOfBusiness).distinct().count() >= (message ? 2 : 1);
  }
}

package es.sml.connector.parse.table;

import es.sml.connector.parse.field.LeadField;
import es.sml.connector.parse.text.Letters;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Recognises a table of the vehicles that a dealer offers: each row is another vehicle, and all
 * rows have the same few contacts. Decides how many rows prove it.
 */
final class StockTable {
  /** A customer may ask for two vehicles, but has a name then. */
  private static final int FEWEST_ROWS = 3;

  /** Without a name, the contacts may be those of several salespeople. */
  private static final int ROWS_OF_A_SALESPERSON = 2;

  private static final int MOST_ROWS = 100;

  private static final Set<LeadField> CONTACTS = Set.of(LeadField.PHONE, LeadField.EMAIL);
  private static final Set<LeadField> NAMES =
      Set.of(LeadField.NAME, LeadField.FIRST_NAME, LeadField.SURNAME);
  private static final Set<LeadField> OF_OFFER =
      Set.of(LeadField.PLATE, LeadField.PRICE, LeadField.KILOMETRES);
  private static final Set<LeadField> OF_ENQUIRY =
      Set.of(LeadField.MESSAGE, LeadField.REQUEST, LeadField.SURNAME);

  private StockTable() {}

  /**
   * Returns whether the rows are a stock.
   *
   * @param fields of the columns
   */
  static boolean is(List<Optional<LeadField>> fields, CsvTable rows) throws IOException {
    List<LeadField> known = fields.stream().flatMap(Optional::stream).toList();
    if (known.stream().filter(OF_OFFER::contains).distinct().count() < 2
        || known.stream().anyMatch(OF_ENQUIRY::contains)) {
      return false;
    }
    Set<String> contacts = new HashSet<>();
    Set<List<String>> vehicles = new HashSet<>();
    CsvTable.Row row = rows.next();
    for (int i = 0; i < MOST_ROWS && row != null; i++) {
      String contact = Letters.lower(String.join(" ", cells(row, fields, true))).strip();
      if (!contact.isEmpty()) { // the last row may be a sum
        contacts.add(contact);
        vehicles.add(cells(row, fields, false));
      }
      row = rows.next();
    }
    return known.stream().anyMatch(NAMES::contains)
        ? contacts.size() == 1 && vehicles.size() >= FEWEST_ROWS
        : !contacts.isEmpty() && vehicles.size() >= ROWS_OF_A_SALESPERSON * contacts.size();
  }

  private static List<String> cells(
      CsvTable.Row row, List<Optional<LeadField>> fields, boolean contacts) {
    List<String> cells = new ArrayList<>();
    for (int i = 0; i < Math.min(fields.size(), row.cells().size()); i++) {
      if (fields.get(i).filter(CONTACTS::contains).isPresent() == contacts) {
        cells.add(row.cells().get(i));
      }
    }
    return cells;
  }
}

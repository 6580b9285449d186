package es.sml.connector.parse.table;

import es.sml.connector.parse.draft.LeadDraft;
import es.sml.connector.parse.json.JsonKey;
import es.sml.connector.parse.json.object.JsonNames;
import es.sml.connector.parse.text.Letters;
import es.sml.connector.parse.value.YesOrNo;
import java.util.List;
import java.util.Optional;

/**
 * Recognises the rows of a table that are no enquiries: calls to the workshop, people who want no
 * more mails, and the sum below the last row.
 */
final class OtherRow {
  private static final String DEPARTMENT = "the row is of the workshop or of another department";
  private static final String LEAVING = "the person wants no more messages";

  /** The longest value that may name a department. */
  private static final int LONGEST = 40;

  private final JsonNames names;

  OtherRow(JsonNames names) {
    this.names = names;
  }

  /** Returns the reason why the row is no enquiry; empty if it may be one. */
  Optional<String> reason(CsvTable.Row row, List<String> columns) {
    for (int i = 0; i < Math.min(row.cells().size(), columns.size()); i++) {
      String cell = row.cells().get(i);
      JsonKey column = JsonKey.of(columns.get(i));
      if (cell.length() <= LONGEST && names.isOfOtherDepartment(column, cell)) {
        return Optional.of(DEPARTMENT);
      }
      if (names.isOfLeaving(column) && LeadDraft.present(cell) && YesOrNo.of(cell) != YesOrNo.NO) {
        return Optional.of(LEAVING);
      }
    }
    return Optional.empty();
  }

  /** Returns whether the row has only a sum: "Total: 12 registros". */
  static boolean isSum(CsvTable.Row row) {
    List<String> written = row.cells().stream().filter(cell -> !cell.isBlank()).toList();
    return written.size() == 1
        && row.cells().size() > 2
        && Letters.lower(written.get(0)).strip().startsWith("total");
  }
}

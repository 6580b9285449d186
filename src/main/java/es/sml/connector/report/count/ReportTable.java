package es.sml.connector.report.count;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * Writes a report as CSV, for spreadsheets. A source that a spreadsheet would run as a formula gets
 * an apostrophe.
 */
public final class ReportTable {
  private static final CsvMapper CSV =
      CsvMapper.builder().disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY).build();

  private ReportTable() {}

  /** Returns the table with a row of headings. */
  public static String csv(List<ReportRow> rows) {
    try {
      return CSV.writer(CSV.schemaFor(ReportRow.class).withHeader())
          .writeValueAsString(rows.stream().map(ReportTable::harmless).toList());
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("the report could not be written", e);
    }
  }

  // A spreadsheet would run a text that begins so; the source comes from a message.
  private static ReportRow harmless(ReportRow row) {
    String source = row.source();
    boolean runs = !source.isEmpty() && "=+-@\t\r".indexOf(source.charAt(0)) >= 0;
    return runs
        ? new ReportRow(row.day(), row.dealer(), "'" + source, row.channel(), row.leads())
        : row;
  }
}

package es.sml.connector.ops.lead;

import es.sml.connector.language.LocalizedText;
import es.sml.connector.ops.http.OpsException;
import es.sml.connector.ops.http.OpsFile;
import es.sml.connector.ops.http.OpsRequest;
import es.sml.connector.report.count.LeadReport;
import es.sml.connector.report.count.LeadReports;
import es.sml.connector.report.count.ReportRange;
import es.sml.connector.report.count.ReportTable;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;

/** Answers the API's requests for reports; without dates, they are of the last seven days. */
public record ReportRequests(LeadReports reports, ZoneId zone) {
  private static final String CSV = "text/csv; charset=utf-8";
  private static final int USUAL_DAYS = 7;

  public LeadReport show(OpsRequest request) {
    return reports.report(range(request));
  }

  /** Returns the numbers of each day, dealer, source and channel as CSV. */
  public OpsFile table(OpsRequest request) {
    String table = ReportTable.csv(reports.rows(range(request)));
    return new OpsFile("leads.csv", CSV, table.getBytes(StandardCharsets.UTF_8));
  }

  private ReportRange range(OpsRequest request) {
    LocalDate to = date(request, "to", LocalDate.now(zone));
    LocalDate from = date(request, "from", to.minusDays(USUAL_DAYS - 1L));
    try {
      return new ReportRange(from, to, zone, OpsRequest.dealers(request.query().get("dealer")));
    } catch (IllegalArgumentException e) {
      throw new OpsException(400, LocalizedText.of(e));
    }
  }

  private static LocalDate date(OpsRequest request, String name, LocalDate byDefault) {
    String written = request.query().get(name);
    try {
      return written == null ? byDefault : LocalDate.parse(written);
    } catch (DateTimeParseException e) {
      throw OpsException.wrong("refused.day", "{0} must be a day such as 2026-03-01", name);
    }
  }
}

package es.sml.connector.report.count;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.LocalDate;
import java.util.Comparator;

/**
 * Numbers of one day, dealer, source and channel, for tables.
 *
 * @param source empty if the messages name none
 */
public record ReportRow(
    String day, String dealer, String source, String channel, @JsonUnwrapped LeadSums leads) {
  static final Comparator<ReportRow> ORDER =
      Comparator.comparing(ReportRow::day)
          .thenComparing(ReportRow::dealer)
          .thenComparing(ReportRow::source)
          .thenComparing(ReportRow::channel);

  /** Returns the row of a lead, still without numbers. */
  static ReportRow of(LocalDate day, CountedLead lead) {
    String source = lead.source() == null ? "" : lead.source();
    return new ReportRow(day.toString(), lead.dealer(), source, lead.channel(), null);
  }

  ReportRow with(LeadSums sums) {
    return new ReportRow(day, dealer, source, channel, sums);
  }
}

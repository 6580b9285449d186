package es.sml.connector.console.page;

import es.sml.connector.console.request.Outcome;
import es.sml.connector.console.request.PageRequest;
import es.sml.connector.ops.http.OpsEndpoint;
import es.sml.connector.ops.http.OpsException;
import es.sml.connector.ops.view.StatusView;
import es.sml.connector.report.count.LeadReport;
import es.sml.connector.report.count.LeadSums;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** Shows reports with their charts, and exports them. */
public record ReportPages(OpsApiClient api, Supplier<List<String>> dealers) {
  private static final Set<String> FILTERS = Set.of("from", "to", "dealer");
  private static final double PERCENT = 100;

  public Outcome show(PageRequest pageRequest) {
    try {
      return show(pageRequest, pageRequest.parameters(FILTERS), null);
    } catch (OpsException e) {
      return show(
          pageRequest, pageRequest.parameters(List.of("dealer")), FormRefusal.of(e, pageRequest));
    }
  }

  private Outcome show(PageRequest pageRequest, Map<String, String> query, FormRefusal refusal) {
    LeadReport report = api.get(pageRequest, OpsEndpoint.SHOW_REPORT, query, LeadReport.class);
    LeadSums total = report.total();
    Map<String, Object> values = new HashMap<>();
    values.put("report", report);
    values.put("days", chart(report.days()));
    values.put("hours", chart(report.hours()));
    values.put("tables", tables(report));
    values.put(
        "speeds",
        Map.of("sml", report.toSml(), "contact", report.toContact(), "end", report.toEnd()));
    values.put(
        "certain",
        total.understood() == 0
            ? null
            : Math.round(PERCENT * total.certain() / total.understood()));
    values.put("dealer", query.getOrDefault("dealer", ""));
    values.put("dealers", OpsApiClient.limited(dealers.get(), pageRequest));
    values.put("from", pageRequest.typed("from", report.from()));
    values.put("to", pageRequest.typed("to", report.to()));
    return FormRefusal.view("reports", values, refusal);
  }

  /** Returns the table for a spreadsheet. */
  public Outcome table(PageRequest pageRequest) {
    Map<String, String> query = pageRequest.parameters(FILTERS);
    return api.file(pageRequest, OpsEndpoint.EXPORT_REPORT, query);
  }

  private static Map<String, List<LeadReport.Line>> tables(LeadReport report) {
    return Map.of(
        "dealers",
        report.dealers(),
        "sources",
        withLeads(report.sources()),
        "channels",
        withLeads(report.channels()));
  }

  // A source of messages without a lead has only zeros.
  private static List<LeadReport.Line> withLeads(List<LeadReport.Line> lines) {
    return lines.stream().filter(line -> line.leads().leads() > 0).toList();
  }

  private static HourChart chart(List<LeadReport.Line> lines) {
    return HourChart.of(
        lines.stream()
            .map(line -> new StatusView.Hour(line.name(), states(line.leads())))
            .toList());
  }

  private static Map<String, Long> states(LeadSums leads) {
    return Map.of(
        "CREATED", leads.created(),
        "DUPLICATE", leads.duplicates(),
        "REJECTED", leads.rejected(),
        "UNKNOWN", leads.unknown(),
        "RECEIVED", leads.waiting(),
        "NOT_A_LEAD", leads.notLeads());
  }
}

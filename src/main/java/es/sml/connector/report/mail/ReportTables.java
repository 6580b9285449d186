package es.sml.connector.report.mail;

import es.sml.connector.language.LocalizedText;
import es.sml.connector.report.count.LeadReport;
import es.sml.connector.report.count.LeadSpeed;
import es.sml.connector.report.count.LeadSums;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The tables of a report for people, in one language. It decides which numbers a mail has, and how
 * many rows. Each has few columns, for phones.
 */
record ReportTables(Locale language) {
  private static final int MOST_ROWS = 20;

  /**
   * A table.
   *
   * @param title empty if the first heading says it
   */
  record Table(String title, List<String> headings, List<List<String>> rows) {}

  String subject(LeadReport report) {
    String days =
        report.from().equals(report.to())
            ? report.to()
            : say("report-mail.days", "{0} to {1}", report.from(), report.to());
    return say("report-mail.subject", "SML leads, {0}: {1}", days, report.total().leads());
  }

  List<Table> of(LeadReport report) {
    List<Table> tables = new ArrayList<>();
    tables.add(total(report));
    tables.add(table(say("report-mail.dealer", "Dealer"), report.dealers()));
    tables.add(table(say("report-mail.source", "Source"), report.sources()));
    tables.add(table(say("report-mail.channel", "Channel"), report.channels()));
    if (report.days().size() > 1) {
      tables.add(table(say("report-mail.day", "Day"), report.days()));
    }
    return tables;
  }

  private Table total(LeadReport report) {
    LeadSums total = report.total();
    List<List<String>> rows = new ArrayList<>();
    rows.add(row(say("report-mail.leads", "Leads"), total.leads()));
    rows.add(row(say("report-mail.created", "Created"), total.created()));
    rows.add(row(say("report-mail.duplicates", "Duplicates"), total.duplicates()));
    rows.add(row(say("report-mail.rejected", "Rejected or failed"), total.rejected()));
    rows.add(row(say("report-mail.open", "Open"), total.unknown() + total.waiting()));
    rows.add(
        List.of(
            say("report-mail.certain", "Read without a guess"),
            of(total.certain(), total.understood())));
    rows.add(speed(say("report-mail.to-sml", "In SML within 10 min"), report.toSml(), 1));
    rows.add(
        speed(say("report-mail.to-contact", "First contact within 4 h"), report.toContact(), 1));
    rows.add(speed(say("report-mail.to-end", "Ended within 7 days"), report.toEnd(), 1));
    report
        .results()
        .forEach(
            result ->
                rows.add(
                    row(
                        say("report-mail.result", "Result: {0}", result.result()),
                        result.leads())));
    return new Table(
        subject(report),
        List.of(say("report-mail.what", "What"), say("report-mail.number", "Number")),
        rows);
  }

  private List<String> speed(String name, LeadSpeed speed, int step) {
    return List.of(name, of(speed.within().get(step).leads(), speed.leads()));
  }

  private String of(long some, long all) {
    return say("report.reached", "{0} of {1}", some, all);
  }

  private static List<String> row(String name, long number) {
    return List.of(name, String.valueOf(number));
  }

  private Table table(String name, List<LeadReport.Line> lines) {
    return new Table(
        "",
        List.of(
            name,
            say("report-mail.leads", "Leads"),
            say("report-mail.created", "Created"),
            say("report-mail.rejected-short", "Rejected")),
        lines.stream()
            .limit(MOST_ROWS)
            .map(
                line ->
                    List.of(
                        line.name(),
                        String.valueOf(line.leads().leads()),
                        String.valueOf(line.leads().created()),
                        String.valueOf(line.leads().rejected())))
            .toList());
  }

  private String say(String code, String english, Object... arguments) {
    return LocalizedText.of(code, english, arguments).in(language);
  }
}

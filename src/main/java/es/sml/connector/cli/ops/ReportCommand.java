package es.sml.connector.cli.ops;

import static es.sml.connector.language.LocalizedText.say;

import es.sml.connector.cli.terminal.ShownText;
import es.sml.connector.cli.terminal.TextRow;
import es.sml.connector.report.count.LeadReport;
import es.sml.connector.report.count.LeadSpeed;
import es.sml.connector.report.count.LeadSums;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows a report of a running connector. */
@Command(
    name = "report",
    description = {
      "Counts the leads of some days by dealer, source and day.",
      "Without dates, it shows the last seven days. It has no customers' data."
    })
public final class ReportCommand implements Runnable {
  private static final TextRow ROW = new TextRow(26, 7, 8, 10, 10);
  private static final int WIDEST = 26;

  @Mixin private OpsOptions options;

  @Option(names = "--from", paramLabel = "DAY", description = "First day, such as 2026-03-01.")
  private LocalDate from;

  @Option(names = "--to", paramLabel = "DAY", description = "Last day (default: today).")
  private LocalDate to;

  @Option(names = "--dealer", paramLabel = "ID", description = "Only leads of this dealer.")
  private String dealer;

  @Option(
      names = "--csv",
      description = "Print a table for a spreadsheet: each day, dealer, source and channel.")
  private boolean csv;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Override
  public void run() {
    Map<String, Object> query = new LinkedHashMap<>();
    query.put("from", from);
    query.put("to", to);
    query.put("dealer", dealer);
    if (csv) {
      PrintWriter out = spec.commandLine().getOut();
      out.print(options.connect().text("report.csv", query));
      out.flush();
    } else {
      options.print(options.connect().get("report", query, LeadReport.class), ReportCommand::print);
    }
  }

  private static void print(LeadReport report, PrintWriter out) {
    out.println(
        say(
            "report.title",
            "Leads from {0} to {1} ({2})",
            report.from(),
            report.to(),
            report.zone()));
    print(
        say("report.by-dealer", "DEALER|LEADS|CREATED|DUPLICATES|REJECTED|OPEN"),
        report.dealers(),
        out);
    print(
        say("report.by-source", "SOURCE|LEADS|CREATED|DUPLICATES|REJECTED|OPEN"),
        // A source of messages without a lead has only zeros.
        report.sources().stream().filter(line -> line.leads().leads() > 0).toList(),
        out);
    print(say("report.by-day", "DAY|LEADS|CREATED|DUPLICATES|REJECTED|OPEN"), report.days(), out);
    out.println();
    LeadSums total = report.total();
    out.println(
        say(
            "report.certain",
            "read without a guess   {0} of {1}",
            total.certain(),
            total.understood()));
    out.println(say("report.to-sml", "in SML                 {0}", speed(report.toSml())));
    out.println(say("report.to-contact", "first contact          {0}", speed(report.toContact())));
    out.println(say("report.to-end", "end                    {0}", speed(report.toEnd())));
    if (!report.results().isEmpty()) {
      out.println(
          say(
              "report.results",
              "results                {0}",
              report.results().stream()
                  .map(result -> ShownText.text(result.result()) + " " + result.leads())
                  .collect(Collectors.joining(", "))));
    }
  }

  private static void print(String headings, List<LeadReport.Line> lines, PrintWriter out) {
    out.println();
    out.println(ROW.headings(headings));
    for (LeadReport.Line line : lines) {
      LeadSums sums = line.leads();
      out.println(
          ROW.of(
              ShownText.cut(ShownText.text(line.name()), WIDEST),
              String.valueOf(sums.leads()),
              String.valueOf(sums.created()),
              String.valueOf(sums.duplicates()),
              String.valueOf(sums.rejected()),
              String.valueOf(sums.unknown() + sums.waiting())));
    }
  }

  private static String speed(LeadSpeed speed) {
    String within =
        speed.within().stream()
            .map(each -> time(each.seconds()) + ": " + each.leads())
            .collect(Collectors.joining(", "));
    return say("report.reached", "{0} of {1}", speed.reached(), speed.leads())
        + (within.isEmpty() ? "" : say("report.within", "; within {0}", within));
  }

  private static String time(long seconds) {
    if (seconds >= 86_400) {
      return seconds / 86_400 + " d";
    }
    return seconds >= 3_600 ? seconds / 3_600 + " h" : seconds / 60 + " min";
  }
}

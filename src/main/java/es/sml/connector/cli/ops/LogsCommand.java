package es.sml.connector.cli.ops;

import es.sml.connector.cli.option.TimeOption;
import es.sml.connector.cli.terminal.ShownText;
import es.sml.connector.cli.terminal.StandardOutput;
import es.sml.connector.ops.view.LogView;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows the last lines of the log of a running connector. */
@Command(
    name = "logs",
    description = {
      "Shows the last lines of the log of a running connector, masked and without stack traces.",
      "The connector keeps the last 2000 lines since its start."
    })
public final class LogsCommand implements Runnable {
  @Mixin private OpsOptions options;

  @Option(
      names = "--level",
      paramLabel = "LEVEL",
      description = "Only lines of this level or above: DEBUG, INFO (default), WARN or ERROR.")
  private String level;

  @Option(
      names = "--since",
      paramLabel = "TIME",
      converter = TimeOption.class,
      description = "Logged at this time or later, " + TimeOption.FORMS + ".")
  private Instant since;

  @Option(names = "--limit", paramLabel = "N", description = "Most lines (default: 200).")
  private Integer limit;

  @Option(
      names = {"-f", "--follow"},
      description = "Show new lines as they come, until Ctrl-C.")
  private boolean follow;

  @Override
  public void run() {
    OpsClient ops = options.connect();
    long after = show(ops, 0);
    while (follow && !StandardOutput.isBroken()) {
      try {
        TimeUnit.SECONDS.sleep(1);
        after = show(ops, after);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  /** Shows the lines after one, and returns the number of the last. */
  private long show(OpsClient ops, long after) {
    Map<String, Object> query = new LinkedHashMap<>();
    query.put("level", level);
    query.put("since", since);
    query.put("limit", limit);
    query.put("after", after == 0 ? null : after);
    OpsClient.Answer<LogView> answer = ops.get("log", query, LogView.class);
    if (after == 0 || !answer.view().lines().isEmpty()) {
      options.print(answer, LogsCommand::print);
    }
    return answer.view().next();
  }

  private static void print(LogView log, PrintWriter out) {
    for (LogView.Line line : log.lines()) {
      out.println(
          "%s %-5s %s  %s"
              .formatted(
                  ShownText.second(line.at()),
                  line.level(),
                  ShownText.text(line.logger()).replaceAll("^.*[.]", ""),
                  ShownText.text(line.text())));
    }
  }
}

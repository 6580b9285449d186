package es.sml.connector.cli.deadletter;

import com.fasterxml.jackson.databind.JsonNode;
import es.sml.connector.cli.ops.OpsOptions;
import es.sml.connector.cli.terminal.ShownText;
import es.sml.connector.cli.terminal.TextRow;
import java.io.PrintWriter;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists dead letters. */
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    description = "Lists dead letters, newest first. Customers' data is masked.")
final class DeadLetterListCommand implements Callable<Integer> {
  private static final TextRow ROW = new TextRow(14, 16, 18, 8, 10);

  @Mixin private OpsOptions options;
  @Mixin private DeadLetterFilterOptions filter;

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "Most dead letters to list (default: 50).")
  private Integer limit;

  @Option(
      names = "--after",
      paramLabel = "CURSOR",
      description = "List the next page. The previous page prints the cursor.")
  private String after;

  @Option(names = "--oldest-first", description = "List the oldest first.")
  private boolean oldestFirst;

  @Option(
      names = "--reason",
      paramLabel = "TEXT",
      description = "Only dead letters whose displayed reason contains this text.")
  private String reason;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Override
  public Integer call() {
    Map<String, String> query = filter.query(reason);
    if (limit != null) {
      query.put("limit", limit.toString());
    }
    if (after != null) {
      query.put("after", after);
    }
    if (oldestFirst) {
      query.put("order", "oldest");
    }
    JsonNode answer = options.connect().get("dead-letters", query);
    PrintWriter out = spec.commandLine().getOut();
    if (options.isJson()) {
      OpsOptions.print(answer, out);
    } else {
      print(answer, out);
    }
    out.flush();
    return CommandLine.ExitCode.OK;
  }

  private static void print(JsonNode answer, PrintWriter out) {
    JsonNode deadLetters = answer.path("deadLetters");
    if (!deadLetters.isEmpty()) {
      out.println(ROW.of("KEY", "DEAD-LETTERED", "DEALER", "STAGE", "STATE", "SML"));
    }
    for (JsonNode deadLetter : deadLetters) {
      out.println(
          ROW.of(
              ShownText.key(deadLetter),
              ShownText.minute(deadLetter.path("deadLetteredAt")),
              ShownText.cut(ShownText.text(deadLetter.path("dealer")), 18),
              ShownText.cut(ShownText.text(deadLetter.path("stage")), 8),
              ShownText.text(deadLetter.path("state")),
              ShownText.text(deadLetter.path("smlId"))));
      out.println(ShownText.wrapped(ShownText.text(deadLetter.path("reason")), 2));
    }
    long matching = answer.path("matching").asLong();
    out.println(
        (matching == 1 ? "1 message" : matching + " messages")
            + (deadLetters.size() < matching ? ", " + deadLetters.size() + " listed" : ""));
    DeadLetterBatchRunner.printUnread(answer.path("unreadable").asLong(), out);
    if (answer.path("next").isTextual()) {
      out.println("next page: --after " + answer.path("next").asText());
    }
  }
}

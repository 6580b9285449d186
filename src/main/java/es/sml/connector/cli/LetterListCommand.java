package es.sml.connector.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists letters. */
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    description = "Lists letters, newest first, customers' data masked.")
final class LetterListCommand implements Callable<Integer> {
  private static final TextRow ROW = new TextRow(14, 16, 18, 8, 10);

  @Mixin private OpsOptions options;
  @Mixin private LetterFilterOptions filter;

  @Option(names = "--limit", paramLabel = "N", description = "At most so many (default 50).")
  private Integer limit;

  @Option(
      names = "--after",
      paramLabel = "PLACE",
      description = "The page after the one that named this as next.")
  private String after;

  @Option(names = "--oldest-first", description = "Oldest first.")
  private boolean oldestFirst;

  @Option(
      names = "--reason",
      paramLabel = "TEXT",
      description = "Only letters whose reason, as it is shown, holds this.")
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
    JsonNode letters = answer.path("letters");
    if (!letters.isEmpty()) {
      out.println(ROW.of("KEY", "BURIED", "DEALER", "STAGE", "STATE", "SML"));
    }
    for (JsonNode letter : letters) {
      out.println(
          ROW.of(
              ShownText.key(letter),
              ShownText.minute(letter.path("buried")),
              ShownText.cut(ShownText.text(letter.path("dealer")), 18),
              ShownText.cut(ShownText.text(letter.path("stage")), 8),
              ShownText.text(letter.path("state")),
              ShownText.text(letter.path("smlId"))));
      out.println(ShownText.wrapped(ShownText.text(letter.path("reason")), 2));
    }
    long matching = answer.path("matching").asLong();
    out.println(
        (matching == 1 ? "1 letter" : matching + " letters")
            + (letters.size() < matching ? ", " + letters.size() + " of them here" : ""));
    LetterBatch.printUnread(answer.path("unread").asLong(), out);
    if (answer.path("next").isTextual()) {
      out.println("the next: --after " + answer.path("next").asText());
    }
  }
}

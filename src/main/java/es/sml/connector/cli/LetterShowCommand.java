package es.sml.connector.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import es.sml.connector.ops.PrintableText;
import java.io.PrintWriter;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows one dead letter. */
@Command(
    name = "show",
    mixinStandardHelpOptions = true,
    description = "Shows one dead letter: its reason, the history of its lead and its message.")
final class LetterShowCommand implements Callable<Integer> {
  @Mixin private OpsOptions options;

  @Parameters(
      paramLabel = "KEY",
      description = "Key or id, or a unique prefix of at least six characters.")
  private String name;

  @Option(names = "--unmasked", description = "Show the customer's data. The audit records it.")
  private boolean unmasked;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Override
  public Integer call() {
    OpsClient ops = options.connect();
    String path = "dead-letters/" + OpsClient.encode(name);
    JsonNode letter =
        unmasked
            ? ops.post(path + "/unmask", JsonNodeFactory.instance.objectNode())
            : ops.get(path, Map.of());
    PrintWriter out = spec.commandLine().getOut();
    if (options.isJson()) {
      OpsOptions.print(letter, out);
    } else {
      print(letter, out);
    }
    out.flush();
    return CommandLine.ExitCode.OK;
  }

  private static void print(JsonNode letter, PrintWriter out) {
    Details details = new Details(out);
    details.add("key", letter.path("key"));
    details.add("id", letter.path("id"));
    details.add("queue", letter.path("queue"));
    details.add("dealer", letter.path("dealer"));
    details.addAccount(letter);
    details.add("channel", letter.path("channel"));
    details.add("mailbox", letter.path("mailbox"));
    details.add("name", letter.path("name"));
    details.addTime("received", letter.path("received"));
    details.addTime("dead-lettered", letter.path("deadLetteredAt"));
    details.add("stage", letter.path("stage"));
    details.add("attempts", letter.path("attempts"));
    details.add("lead state", letter.path("state"));
    details.add("id in SML", letter.path("smlId"));
    details.add("reason", letter.path("reason"));
    details.addHistory(letter.path("history"));
    out.println();
    out.println(
        "message, "
            + letter.path("bytes").asLong()
            + " bytes"
            + (letter.path("contentType").isTextual()
                ? " of " + letter.path("contentType").asText()
                : "")
            + (letter.path("masked").asBoolean() ? ", masked (to see it: --unmasked)" : "")
            + (letter.path("truncated").asBoolean() ? ", only the beginning" : "")
            + ":");
    PrintableText.lines(letter.path("content").asText())
        .lines()
        .forEach(line -> out.println("  " + line));
  }
}

package es.sml.connector.cli.deadletter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import es.sml.connector.cli.ops.OpsClient;
import es.sml.connector.cli.ops.OpsOptions;
import es.sml.connector.cli.terminal.Details;
import es.sml.connector.ops.text.PrintableText;
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
final class DeadLetterShowCommand implements Callable<Integer> {
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
    JsonNode deadLetter =
        unmasked
            ? ops.post(path + "/unmask", JsonNodeFactory.instance.objectNode())
            : ops.get(path, Map.of());
    PrintWriter out = spec.commandLine().getOut();
    if (options.isJson()) {
      OpsOptions.print(deadLetter, out);
    } else {
      print(deadLetter, out);
    }
    out.flush();
    return CommandLine.ExitCode.OK;
  }

  private static void print(JsonNode deadLetter, PrintWriter out) {
    Details details = new Details(out);
    details.add("key", deadLetter.path("key"));
    details.add("id", deadLetter.path("id"));
    details.add("queue", deadLetter.path("queue"));
    details.add("dealer", deadLetter.path("dealer"));
    details.addAccount(deadLetter);
    details.add("channel", deadLetter.path("channel"));
    details.add("mailbox", deadLetter.path("mailbox"));
    details.add("name", deadLetter.path("name"));
    details.addTime("received", deadLetter.path("received"));
    details.addTime("dead-lettered", deadLetter.path("deadLetteredAt"));
    details.add("stage", deadLetter.path("stage"));
    details.add("attempts", deadLetter.path("attempts"));
    details.add("lead state", deadLetter.path("state"));
    details.add("id in SML", deadLetter.path("smlId"));
    details.add("reason", deadLetter.path("reason"));
    details.addHistory(deadLetter.path("history"));
    out.println();
    out.println(
        "message, "
            + deadLetter.path("bytes").asLong()
            + " bytes"
            + (deadLetter.path("contentType").isTextual()
                ? " of " + deadLetter.path("contentType").asText()
                : "")
            + (deadLetter.path("masked").asBoolean() ? ", masked (to see it: --unmasked)" : "")
            + (deadLetter.path("truncated").asBoolean() ? ", only the beginning" : "")
            + ":");
    PrintableText.lines(deadLetter.path("content").asText())
        .lines()
        .forEach(line -> out.println("  " + line));
  }
}

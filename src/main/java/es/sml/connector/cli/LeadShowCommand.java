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

/** Shows one lead. */
@Command(
    name = "show",
    mixinStandardHelpOptions = true,
    description =
        "Shows one lead: its story from the message to the CRM's last event and, while SML may have"
            + " it, what was sent, what came back and what was looked for.")
final class LeadShowCommand implements Callable<Integer> {
  @Mixin private OpsOptions options;

  @Parameters(
      paramLabel = "KEY",
      description = "Its key, or six characters or more with which no other's begins.")
  private String name;

  @Option(
      names = "--unmasked",
      description = "With the customer's data; the audit notes that you looked.")
  private boolean unmasked;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Override
  public Integer call() {
    OpsClient ops = options.connect();
    String path = "leads/" + OpsClient.encode(name);
    JsonNode lead =
        unmasked
            ? ops.post(path + "/unmask", JsonNodeFactory.instance.objectNode())
            : ops.get(path, Map.of());
    PrintWriter out = spec.commandLine().getOut();
    if (options.isJson()) {
      OpsOptions.print(lead, out);
    } else {
      print(lead, out);
    }
    out.flush();
    return CommandLine.ExitCode.OK;
  }

  private static void print(JsonNode lead, PrintWriter out) {
    Details details = new Details(out);
    details.add("key", lead.path("key"));
    details.add("reference", lead.path("reference"));
    details.add("dealer", lead.path("dealer"));
    details.add("account", lead.path("account"));
    details.add("came by", lead.path("channel"));
    details.add("name", lead.path("name"));
    details.add("their id", lead.path("externalId"));
    details.addTime("received", lead.path("received"));
    details.addTime("updated", lead.path("updated"));
    details.add("attempts", lead.path("attempts"));
    details.add("state", lead.path("state"));
    details.addTime("parked", lead.path("parkedAt"));
    details.addTime("erased", lead.path("erasedAt"));
    details.add("in SML as", lead.path("smlId"));
    details.add("reason", lead.path("reason"));
    details.add("status", lead.at("/known/status"));
    details.add("result", lead.at("/known/result"));
    details.add("assigned to", lead.at("/known/user"));
    for (JsonNode letter : lead.path("letters")) {
      details.add("lies on", letter.path("queue"));
    }
    details.addStory(lead.path("story"));
    if (lead.path("evidence").isObject()) {
      print(lead.path("evidence"), out, details);
    }
    if (lead.path("parked").asBoolean()) {
      out.println();
      out.println("SML may have it. Look there, then say:");
      out.println("  leads resolve " + ShownText.key(lead) + " --created ID   it is there as ID");
      out.println("  leads resolve " + ShownText.key(lead) + " --retry        it is not there");
    }
  }

  private static void print(JsonNode evidence, PrintWriter out, Details details) {
    details.addTime("sent", evidence.path("posted"));
    details.add("answer", evidence.path("answer"));
    details.add("looked for", evidence.path("searched"));
    if (!evidence.path("request").asText().isEmpty()) {
      out.println();
      out.println(
          "request"
              + (evidence.path("masked").asBoolean() ? ", masked (--unmasked shows it)" : "")
              + ":");
      PrintableText.lines(evidence.path("request").asText())
          .lines()
          .forEach(line -> out.println("  " + line));
    }
  }
}

package es.sml.connector.cli.lead;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import es.sml.connector.cli.ops.OpsClient;
import es.sml.connector.cli.ops.OpsOptions;
import es.sml.connector.cli.terminal.Details;
import es.sml.connector.cli.terminal.ShownText;
import es.sml.connector.ops.text.PrintableText;
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
    description = {
      "Shows one lead with its timeline, from the message to the last event for the CRM.",
      "While its outcome is unknown, it also shows the request, the response and the search."
    })
final class LeadShowCommand implements Callable<Integer> {
  @Mixin private OpsOptions options;

  @Parameters(
      paramLabel = "KEY",
      description = "Lead key, or a unique prefix of at least six characters.")
  private String name;

  @Option(names = "--unmasked", description = "Show the customer's data. The audit records it.")
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
    details.addAccount(lead);
    details.add("channel", lead.path("channel"));
    details.add("name", lead.path("name"));
    details.add("external id", lead.path("externalId"));
    details.addTime("received", lead.path("received"));
    details.addTime("updated", lead.path("updated"));
    details.add("attempts", lead.path("attempts"));
    details.add("state", lead.path("state"));
    details.addTime("parked", lead.path("parkedAt"));
    details.addTime("erased", lead.path("erasedAt"));
    details.add("id in SML", lead.path("smlId"));
    details.add("reason", lead.path("reason"));
    details.add("status", lead.at("/crm/status"));
    details.add("result", lead.at("/crm/result"));
    details.add("assigned to", lead.at("/crm/user"));
    for (JsonNode deadLetter : lead.path("deadLetters")) {
      details.add("queue", deadLetter.path("queue"));
    }
    details.addTimeline(lead.path("timeline"));
    if (lead.path("evidence").isObject()) {
      print(lead.path("evidence"), out, details);
    }
    if (lead.path("parked").asBoolean()) {
      out.println();
      out.println("SML may have this lead. Search for it in SML, then run one of these:");
      out.println("  leads resolve " + ShownText.key(lead) + " --created ID   SML has it under ID");
      out.println(
          "  leads resolve " + ShownText.key(lead) + " --retry        SML does not have it");
    }
  }

  private static void print(JsonNode evidence, PrintWriter out, Details details) {
    details.addTime("sent", evidence.path("posted"));
    details.add("response", evidence.path("response"));
    details.add("search", evidence.path("searched"));
    if (!evidence.path("request").asText().isEmpty()) {
      out.println();
      out.println(
          "request"
              + (evidence.path("masked").asBoolean() ? ", masked (to see it: --unmasked)" : "")
              + ":");
      PrintableText.lines(evidence.path("request").asText())
          .lines()
          .forEach(line -> out.println("  " + line));
    }
  }
}

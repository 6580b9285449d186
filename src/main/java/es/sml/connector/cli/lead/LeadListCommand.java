package es.sml.connector.cli.lead;

import com.fasterxml.jackson.databind.JsonNode;
import es.sml.connector.cli.ops.OpsOptions;
import es.sml.connector.cli.option.TimeOption;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists leads. */
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    description = "Lists leads, newest first. Customers' data is masked.")
final class LeadListCommand implements Callable<Integer> {
  @Mixin private OpsOptions options;

  @Option(
      names = "--state",
      paramLabel = "STATE",
      description =
          "Only leads with this state: RECEIVED, POSTING, UNKNOWN, CREATED, REJECTED, FAILED,"
              + " NOT_A_LEAD, SPLIT or DUPLICATE.")
  private String state;

  @Option(
      names = "--parked",
      description = "Only parked leads, which wait for an operator (leads resolve).")
  private boolean parked;

  @Option(names = "--dealer", paramLabel = "ID", description = "Only leads of this dealer.")
  private String dealer;

  @Option(names = "--account", paramLabel = "ID", description = "Only leads of this account.")
  private String account;

  @Option(names = "--sml-id", paramLabel = "ID", description = "Only the lead with this id in SML.")
  private Long smlId;

  @Option(
      names = "--key",
      paramLabel = "PREFIX",
      description = "Only leads whose key begins with this.")
  private String key;

  @Option(
      names = "--since",
      paramLabel = "TIME",
      converter = TimeOption.class,
      description = "Received at this time or later, " + TimeOption.FORMS + ".")
  private Instant since;

  @Option(
      names = "--until",
      paramLabel = "TIME",
      converter = TimeOption.class,
      description = "Received before this time.")
  private Instant until;

  @Option(names = "--limit", paramLabel = "N", description = "Most leads to list (default: 50).")
  private Integer limit;

  @Option(
      names = "--after",
      paramLabel = "CURSOR",
      description = "List the next page. The previous page prints the cursor.")
  private String after;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Override
  public Integer call() {
    JsonNode answer = options.connect().get("leads", query());
    PrintWriter out = spec.commandLine().getOut();
    if (options.isJson()) {
      OpsOptions.print(answer, out);
    } else {
      print(answer, out);
    }
    out.flush();
    return CommandLine.ExitCode.OK;
  }

  private Map<String, String> query() {
    Map<String, Object> query = new LinkedHashMap<>();
    query.put("state", state);
    query.put("parked", parked ? true : null);
    query.put("dealer", dealer);
    query.put("account", account);
    query.put("smlId", smlId);
    query.put("key", key);
    query.put("since", since);
    query.put("until", until);
    query.put("limit", limit);
    query.put("after", after);
    Map<String, String> given = new LinkedHashMap<>();
    query.forEach(
        (name, value) -> {
          if (value != null) {
            given.put(name, value.toString());
          }
        });
    return given;
  }

  private static void print(JsonNode answer, PrintWriter out) {
    JsonNode leads = answer.path("leads");
    if (leads.isEmpty()) {
      out.println("no leads");
      return;
    }
    LeadTable.print(leads, out);
    if (answer.path("next").isTextual()) {
      out.println("next page: --after " + answer.path("next").asText());
    }
  }
}

package es.sml.connector.cli;

import com.fasterxml.jackson.databind.JsonNode;
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
    description = "Lists leads, newest first, customers' data masked.")
final class LeadListCommand implements Callable<Integer> {
  @Mixin private OpsOptions options;

  @Option(
      names = "--state",
      paramLabel = "STATE",
      description = "RECEIVED, POSTING, UNKNOWN, CREATED, REJECTED, FAILED, NOT_A_LEAD, ...")
  private String state;

  @Option(names = "--parked", description = "Only those that wait for a person (leads resolve).")
  private boolean parked;

  @Option(names = "--dealer", paramLabel = "ID", description = "Of this dealer.")
  private String dealer;

  @Option(names = "--account", paramLabel = "ID", description = "Of this account.")
  private String account;

  @Option(names = "--sml-id", paramLabel = "ID", description = "SML's id of the lead.")
  private Long smlId;

  @Option(names = "--key", paramLabel = "BEGINNING", description = "Whose key begins so.")
  private String key;

  @Option(
      names = "--since",
      paramLabel = "TIME",
      converter = TimeOption.class,
      description = "Received since, " + TimeOption.FORMS + ".")
  private Instant since;

  @Option(
      names = "--until",
      paramLabel = "TIME",
      converter = TimeOption.class,
      description = "Received before.")
  private Instant until;

  @Option(names = "--limit", paramLabel = "N", description = "At most so many (default 50).")
  private Integer limit;

  @Option(
      names = "--after",
      paramLabel = "PLACE",
      description = "The page after the one that named this as next.")
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
      out.println("the next: --after " + answer.path("next").asText());
    }
  }
}

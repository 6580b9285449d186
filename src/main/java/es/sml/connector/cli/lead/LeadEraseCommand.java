package es.sml.connector.cli.lead;

import static es.sml.connector.language.LocalizedText.say;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import es.sml.connector.cli.deadletter.BatchReport;
import es.sml.connector.cli.ops.OpsClient;
import es.sml.connector.cli.ops.OpsOptions;
import es.sml.connector.cli.option.BatchOptions;
import es.sml.connector.cli.option.TimeOption;
import es.sml.connector.ops.view.lead.BatchView;
import es.sml.connector.ops.view.lead.LeadView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Erases customers' data of leads by key, dealer or age. {@code LeadErasure} decides what is
 * erased.
 */
@Command(
    name = "erase",
    description = {
      "Erases customers' data from the ledger and the queues.",
      "Key, state and SML id stay, so no lead is created twice. Leads whose state is not final are"
          + " skipped."
    },
    footer = {
      "",
      "Examples:",
      "  leads erase 3f2a9c01d2e4",
      "  leads erase --dealer autos-norte --older-than 365d --dry-run"
    })
final class LeadEraseCommand implements Callable<Integer> {
  private static final int AT_A_TIME = 100;
  private static final int PAGE = 500;

  @Mixin private OpsOptions options;
  @Mixin private BatchOptions batch;

  @Parameters(arity = "0..*", paramLabel = "KEY", description = "Lead keys, or unique prefixes.")
  private List<String> names = List.of();

  @Option(names = "--dealer", paramLabel = "ID", description = "Erase the leads of this dealer.")
  private String dealer;

  @Option(
      names = "--older-than",
      paramLabel = "TIME",
      converter = TimeOption.class,
      description = "Erase leads received before this time, " + TimeOption.FORMS + ".")
  private Instant until;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Override
  public Integer call() {
    boolean filtered = dealer != null || until != null;
    if (names.isEmpty() != filtered) {
      throw new CommandLine.ParameterException(
          spec.commandLine(),
          say(
              "leads.missing",
              "The leads are missing. Use keys, or --dealer, --older-than or both."));
    }
    OpsClient ops = options.connect();
    List<String> keys = filtered ? keys(ops) : names;
    if (filtered) {
      batch.check(
          keys.size(),
          say("batch.leads", "{0,choice,0#0 leads|1#1 lead|1<{0} leads}", keys.size()));
    }
    BatchReport report =
        new BatchReport(
            spec.commandLine().getOut(),
            filtered ? spec.commandLine().getErr() : null,
            options.isJson(),
            keys.size());
    for (int i = 0; i < keys.size(); i += AT_A_TIME) {
      ObjectNode body = JsonNodeFactory.instance.objectNode().put("dryRun", batch.isDryRun());
      keys.subList(i, Math.min(i + AT_A_TIME, keys.size())).forEach(body.withArray("leads")::add);
      report.add(ops.post("leads/erase", body, BatchView.Erasure.class).view().results());
    }
    return report.end(batch.isDryRun());
  }

  private List<String> keys(OpsClient ops) {
    Map<String, Object> query = new LinkedHashMap<>();
    query.put("limit", PAGE);
    query.put("dealer", dealer);
    query.put("until", until);
    List<String> keys = new ArrayList<>();
    boolean more = true;
    while (more) {
      LeadView.Page page = ops.get("leads", query, LeadView.Page.class).view();
      page.leads().stream()
          .filter(lead -> lead.erasedAt() == null)
          .map(LeadView::key)
          .forEach(keys::add);
      more = page.next() != null;
      query.put("after", page.next());
    }
    return keys;
  }
}

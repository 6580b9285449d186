package es.sml.connector.cli.crm;

import static es.sml.connector.language.LocalizedText.say;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import es.sml.connector.cli.deadletter.BatchReport;
import es.sml.connector.cli.ops.OpsClient;
import es.sml.connector.cli.ops.OpsOptions;
import es.sml.connector.cli.option.BatchOptions;
import es.sml.connector.ops.view.crm.EventView;
import es.sml.connector.ops.view.lead.BatchView;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Sends delivered events to a CRM again. {@code EventRedelivery} decides which ones. */
@Command(
    name = "redeliver",
    description = {
      "Sends delivered events to a CRM again, each with the same id.",
      "An event may arrive after later events of its lead. Pending events and dead letters are"
          + " skipped."
    },
    footer = {
      "",
      "Examples:",
      "  crms redeliver autos-norte demo-41-2",
      "  crms redeliver autos-norte --since 2026-03-01 --until 2026-03-02 --dry-run"
    })
final class CrmRedeliverCommand implements Callable<Integer> {
  private static final int AT_A_TIME = 100;

  @Mixin private OpsOptions options;
  @Mixin private EventTimeOptions time;
  @Mixin private BatchOptions batch;

  @Parameters(index = "0", paramLabel = "DEALER", description = "The dealer's id in dealers.yaml.")
  private String dealer;

  @Parameters(index = "1..*", arity = "0..*", paramLabel = "EVENT", description = "Ids of events.")
  private List<String> events = List.of();

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Override
  public Integer call() {
    Map<String, Object> query = time.query();
    if (events.isEmpty() == query.isEmpty()) {
      throw new CommandLine.ParameterException(
          spec.commandLine(),
          say("crms.which-events", "Use either ids of events, or --since and --until."));
    }
    ObjectNode body = JsonNodeFactory.instance.objectNode().put("dryRun", batch.isDryRun());
    if (!events.isEmpty()) {
      events.forEach(body.withArray("events")::add);
    }
    OpsClient ops = options.connect();
    String crm = "crms/" + OpsClient.encode(dealer);
    long expected = events.isEmpty() ? filter(ops, crm, query, body) : events.size();
    CommandLine command = spec.commandLine();
    return new BatchReport(
            command.getOut(),
            events.isEmpty() ? command.getErr() : null,
            options.isJson(),
            expected)
        .run(ops, crm + "/redeliver", body, BatchView.Result::key);
  }

  /** Puts the filter into the body, and returns the number of its delivered events. */
  private long filter(OpsClient ops, String crm, Map<String, Object> query, ObjectNode body) {
    query.putIfAbsent("until", Instant.now());
    ObjectNode wanted = body.put("limit", AT_A_TIME).putObject("filter");
    query.forEach((name, value) -> wanted.put(name, value.toString()));
    query.put("state", "delivered");
    query.put("limit", 1);
    long matching = ops.get(crm + "/events", query, EventView.Page.class).view().matching();
    batch.check(
        matching,
        say(
            "batch.events",
            "{0,choice,0#0 delivered events|1#1 delivered event|1<{0} delivered events}",
            matching));
    return matching;
  }
}

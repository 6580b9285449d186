package es.sml.connector.cli.deadletter;

import static es.sml.connector.language.LocalizedText.say;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import es.sml.connector.cli.ops.OpsClient;
import es.sml.connector.cli.ops.OpsOptions;
import es.sml.connector.cli.option.BatchOptions;
import es.sml.connector.ops.view.lead.DeadLetterView;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Acts on many dead letters in small batches, so an interrupted command can continue. It leaves out
 * dead letters that come after its start.
 */
abstract class DeadLetterBatchCommand implements Callable<Integer> {
  private static final int AT_A_TIME = 100;

  @Mixin private OpsOptions options;
  @Mixin private DeadLetterFilterOptions filter;
  @Mixin private BatchOptions batch;

  @Option(
      names = "--all",
      description = "All dead letters on the queue. Required if there is no key and no filter.")
  private boolean all;

  @Parameters(arity = "0..*", paramLabel = "KEY", description = "Keys or ids, or unique prefixes.")
  private List<String> names = List.of();

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  /**
   * Acts on the dead letters of the keys or of the filter.
   *
   * @param path the path of the API's endpoint
   * @param why the reason for the audit; null if none is needed
   */
  int run(String path, String why) {
    Map<String, Object> query = filter.query();
    CommandLine command = spec.commandLine();
    if (!names.isEmpty() && (all || !query.isEmpty())) {
      throw new CommandLine.ParameterException(
          command, say("batch.keys-and-filter", "Use either keys or a filter, not both."));
    }
    if (names.isEmpty() && query.isEmpty() && !all) {
      throw new CommandLine.ParameterException(
          command,
          say(
              "batch.no-dead-letters",
              "The dead letters are missing. Use keys, a filter or --all."));
    }
    ObjectNode body = JsonNodeFactory.instance.objectNode().put("dryRun", batch.isDryRun());
    if (why != null) {
      body.put("reason", why);
    }
    boolean named = !names.isEmpty();
    if (named) {
      names.forEach(body.withArray("deadLetters")::add);
    }
    OpsClient ops = options.connect();
    long expected = named ? names.size() : filter(ops, query, body);
    return new BatchReport(
            command.getOut(), named ? null : command.getErr(), options.isJson(), expected)
        .run(ops, path, body, BatchReport::name);
  }

  /** Puts the filter into the body, and returns the number of its dead letters. */
  private long filter(OpsClient ops, Map<String, Object> query, ObjectNode body) {
    // A message that fails again becomes a new dead letter. It must not be replayed a second time.
    query.putIfAbsent("until", Instant.now());
    ObjectNode wanted = body.put("limit", AT_A_TIME).putObject("filter");
    query.forEach((name, value) -> wanted.put(name, value.toString()));
    query.put("limit", 1);
    long matching = ops.get("dead-letters", query, DeadLetterView.Page.class).view().matching();
    batch.check(
        matching,
        say(
            "batch.dead-letters",
            "{0,choice,0#0 dead letters|1#1 dead letter|1<{0} dead letters}",
            matching));
    return matching;
  }
}

package es.sml.connector.cli.deadletter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import es.sml.connector.cli.ops.OpsClient;
import es.sml.connector.cli.ops.OpsOptions;
import es.sml.connector.cli.option.BatchOptions;
import es.sml.connector.cli.terminal.ShownText;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs an action on many dead letters in small batches, so an interrupted command can continue. */
final class DeadLetterBatchRunner {
  private static final int AT_A_TIME = 100;

  @Mixin private BatchOptions batch;

  @Option(
      names = "--all",
      description = "All dead letters on the queue. Required if there is no key and no filter.")
  private boolean all;

  /**
   * @param path the path of the API's endpoint
   * @param names keys or ids; empty if the filter selects the dead letters
   * @param why the reason for the audit; null if none is needed
   */
  int run(
      OpsOptions options,
      CommandLine command,
      String path,
      List<String> names,
      Map<String, String> filter,
      String why) {
    if (!names.isEmpty() && (all || !filter.isEmpty())) {
      throw new CommandLine.ParameterException(command, "Use either keys or a filter, not both.");
    }
    if (names.isEmpty() && filter.isEmpty() && !all) {
      throw new CommandLine.ParameterException(
          command, "The dead letters are missing. Use keys, a filter or --all.");
    }
    OpsClient ops = options.connect();
    return names.isEmpty()
        ? filtered(ops, options, command, path, filter, why)
        : named(ops, options, command, path, names, why);
  }

  private int named(
      OpsClient ops,
      OpsOptions options,
      CommandLine command,
      String path,
      List<String> names,
      String why) {
    ObjectNode body = body(why);
    names.forEach(body.withArray("deadLetters")::add);
    BatchReport report = new BatchReport(command.getOut(), null, options.isJson(), names.size());
    report.add(ops.post(path, body).path("results"));
    return report.end(batch.isDryRun());
  }

  private int filtered(
      OpsClient ops,
      OpsOptions options,
      CommandLine command,
      String path,
      Map<String, String> filter,
      String why) {
    Map<String, String> fixed = new LinkedHashMap<>(filter);
    // A message that fails again becomes a new dead letter. It must not be replayed a second time.
    fixed.putIfAbsent("until", Instant.now().toString());
    Map<String, String> count = new LinkedHashMap<>(fixed);
    count.put("limit", "1");
    long matching = ops.get("dead-letters", count).path("matching").asLong();
    batch.check(matching, "dead letters");
    BatchReport report =
        new BatchReport(command.getOut(), command.getErr(), options.isJson(), matching);
    ObjectNode body = body(why).put("limit", AT_A_TIME);
    ObjectNode wanted = body.putObject("filter");
    fixed.forEach(wanted::put);
    boolean more = true;
    JsonNode answer = body;
    while (more) {
      answer = ops.post(path, body);
      report.add(answer.path("results"));
      more = answer.path("next").isTextual();
      body.put("after", answer.path("next").asText());
    }
    report.unread(answer.path("unreadable").asLong());
    return report.end(batch.isDryRun());
  }

  /** Prints the number of unreadable messages, if there are any. */
  static void printUnread(long deadLetters, PrintWriter out) {
    if (deadLetters > 0) {
      out.println(
          ShownText.wrapped(
              (deadLetters == 1 ? "1 message" : deadLetters + " messages")
                  + " on the queue could not be read. Another program holds them, or the broker"
                  + " holds or removes them now. Try again in a minute.",
              0));
    }
  }

  private ObjectNode body(String why) {
    ObjectNode body = JsonNodeFactory.instance.objectNode().put("dryRun", batch.isDryRun());
    return why == null ? body : body.put("reason", why);
  }
}

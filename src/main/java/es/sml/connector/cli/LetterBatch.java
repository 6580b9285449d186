package es.sml.connector.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Has the same done with many letters, some at a time, so that it can be cut off and go on. */
final class LetterBatch {
  private static final int AT_A_TIME = 100;

  @Mixin private BatchOptions batch;

  @Option(names = "--all", description = "All that the filter lets pass; needed without a filter.")
  private boolean all;

  /**
   * @param path of the API's endpoint that does it
   * @param names of single letters; empty where the filter says which
   * @param why for the audit; null where none is asked for
   */
  int run(
      OpsOptions options,
      CommandLine command,
      String path,
      List<String> names,
      Map<String, String> filter,
      String why) {
    if (!names.isEmpty() && (all || !filter.isEmpty())) {
      throw new CommandLine.ParameterException(command, "Either keys or a filter, not both.");
    }
    if (names.isEmpty() && filter.isEmpty() && !all) {
      throw new CommandLine.ParameterException(command, "Which letters? Keys, a filter, or --all.");
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
    names.forEach(body.withArray("letters")::add);
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
    // What fails again meanwhile is buried anew, and not to be done a second time.
    fixed.putIfAbsent("until", Instant.now().toString());
    Map<String, String> count = new LinkedHashMap<>(fixed);
    count.put("limit", "1");
    long matching = ops.get("dead-letters", count).path("matching").asLong();
    batch.check(matching, "letters");
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
    report.unread(answer.path("unread").asLong());
    return report.end(batch.isDryRun());
  }

  /** Says how many letters could not be read, if any. */
  static void printUnread(long letters, PrintWriter out) {
    if (letters > 0) {
      out.println(
          ShownText.wrapped(
              (letters == 1 ? "1 letter of the queue" : letters + " letters of the queue")
                  + " could not be read: another program holds them, or the broker keeps them back"
                  + " or removes them now. Ask again in a minute.",
              0));
    }
  }

  private ObjectNode body(String why) {
    ObjectNode body = JsonNodeFactory.instance.objectNode().put("dryRun", batch.isDryRun());
    return why == null ? body : body.put("reason", why);
  }
}

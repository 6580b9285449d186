package es.sml.connector.cli.deadletter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import es.sml.connector.cli.ops.OpsOptions;
import es.sml.connector.cli.terminal.ShownText;
import es.sml.connector.cli.terminal.TextRow;
import java.io.PrintWriter;
import picocli.CommandLine;

/** Prints the outcomes of an action on many items, with progress and a summary. */
public final class BatchReport {
  private static final TextRow ROW = new TextRow(14);

  private final PrintWriter out;
  private final PrintWriter progress;
  private final boolean json;
  private final long expected;
  private final ArrayNode results = JsonNodeFactory.instance.arrayNode();
  private long seen;
  private long done;
  private long left;
  private long unread;

  /**
   * @param progress the output for progress; null for none
   * @param expected the expected number of results
   */
  public BatchReport(PrintWriter out, PrintWriter progress, boolean json, long expected) {
    this.out = out;
    this.progress = progress;
    this.json = json;
    this.expected = expected;
  }

  /** Adds results. */
  public void add(JsonNode part) {
    for (JsonNode result : part) {
      String outcome = result.path("outcome").asText();
      boolean fine = outcome.equals("success") || outcome.equals("possible");
      seen++;
      done += fine ? 1 : 0;
      left += fine ? 0 : 1;
      if (json) {
        results.add(result);
      } else {
        out.println(ROW.of(ShownText.key(result), ShownText.text(result.path("text"))));
      }
    }
    if (progress != null && seen < expected) {
      progress.println(seen + " of " + expected + " ...");
      progress.flush();
    }
  }

  /** Adds the number of messages that could not be read. Nothing was done with them. */
  void unread(long deadLetters) {
    unread = deadLetters;
  }

  /** Prints the summary and returns the exit code. */
  public int end(boolean dryRun) {
    if (json) {
      ObjectNode answer =
          JsonNodeFactory.instance
              .objectNode()
              .put("dryRun", dryRun)
              .put("success", dryRun ? 0 : done)
              .put("skipped", left)
              .put("unreadable", unread);
      answer.set("results", results);
      OpsOptions.print(answer, out);
    } else {
      out.println(
          (dryRun ? done + " possible" : done + " done")
              + (left == 0 ? "" : ", " + left + " skipped"));
      DeadLetterBatchRunner.printUnread(unread, out);
    }
    out.flush();
    return left + unread == 0 ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
  }
}

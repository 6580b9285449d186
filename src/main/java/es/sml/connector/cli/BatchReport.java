package es.sml.connector.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import picocli.CommandLine;

/** Tells what became of many, while it is done and at the end. */
final class BatchReport {
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
   * @param progress where it is told meanwhile; null for nowhere
   * @param expected how many there will be
   */
  BatchReport(PrintWriter out, PrintWriter progress, boolean json, long expected) {
    this.out = out;
    this.progress = progress;
    this.json = json;
    this.expected = expected;
  }

  /** Takes the results of a part of them. */
  void add(JsonNode part) {
    for (JsonNode result : part) {
      String outcome = result.path("outcome").asText();
      boolean fine = outcome.equals("done") || outcome.equals("would");
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

  /** Takes how many letters could not be read, so that nothing was done with them. */
  void unread(long letters) {
    unread = letters;
  }

  /** Says how it went; the exit status. */
  int end(boolean dryRun) {
    if (json) {
      ObjectNode answer =
          JsonNodeFactory.instance
              .objectNode()
              .put("dryRun", dryRun)
              .put("done", dryRun ? 0 : done)
              .put("left", left)
              .put("unread", unread);
      answer.set("results", results);
      OpsOptions.print(answer, out);
    } else {
      out.println(
          (dryRun ? done + " would be done" : done + " done")
              + (left == 0 ? "" : ", " + left + " left where they are"));
      LetterBatch.printUnread(unread, out);
    }
    out.flush();
    return left + unread == 0 ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
  }
}

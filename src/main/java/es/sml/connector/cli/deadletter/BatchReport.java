package es.sml.connector.cli.deadletter;

import static es.sml.connector.language.LocalizedText.say;

import com.fasterxml.jackson.databind.node.ObjectNode;
import es.sml.connector.cli.ops.OpsClient;
import es.sml.connector.cli.ops.OpsOptions;
import es.sml.connector.cli.terminal.ShownText;
import es.sml.connector.cli.terminal.TextRow;
import es.sml.connector.ops.view.lead.BatchView;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import picocli.CommandLine;

/**
 * Prints the outcomes of an action on many items, with progress and a summary. It decides the exit
 * code: each skipped or unreadable item is a failure.
 */
public final class BatchReport {
  private static final TextRow ROW = new TextRow(14);

  private final PrintWriter out;
  private final PrintWriter progress;
  private final boolean json;
  private final long expected;
  private final List<BatchView.Result> results = new ArrayList<>();
  private long seen;
  private long done;
  private long left;
  private long unread;

  /** The outcome for programs. */
  private record Summary(
      boolean dryRun,
      long success,
      long skipped,
      long unreadable,
      List<BatchView.Result> results) {}

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

  /**
   * Acts on all items, one batch after the other, and returns the exit code.
   *
   * @param path the path of the API's endpoint
   * @param names returns the name of a result
   */
  public int run(
      OpsClient ops, String path, ObjectNode body, Function<BatchView.Result, String> names) {
    BatchView answer;
    do {
      answer = ops.post(path, body, BatchView.class).view();
      add(answer.results(), names);
      body.put("after", answer.next());
    } while (answer.next() != null);
    unread = answer.unreadable();
    return end(answer.dryRun());
  }

  public void add(List<BatchView.Result> part) {
    add(part, BatchReport::name);
  }

  /** Returns the name of a lead or a dead letter. */
  static String name(BatchView.Result result) {
    return ShownText.key(result.key(), result.id());
  }

  private void add(List<BatchView.Result> part, Function<BatchView.Result, String> names) {
    for (BatchView.Result result : part) {
      boolean fine = result.outcome().equals("success") || result.outcome().equals("possible");
      seen++;
      done += fine ? 1 : 0;
      left += fine ? 0 : 1;
      if (json) {
        results.add(result);
      } else {
        out.println(ROW.of(names.apply(result), ShownText.text(result.text())));
      }
    }
    if (progress != null && seen < expected) {
      progress.println(say("batch.progress", "{0} of {1} ...", seen, expected));
      progress.flush();
    }
  }

  /** Prints the summary and returns the exit code. */
  public int end(boolean dryRun) {
    if (json) {
      OpsOptions.print(new Summary(dryRun, dryRun ? 0 : done, left, unread, results), out);
    } else {
      out.println(
          (dryRun
                  ? say("batch.possible", "{0} possible", done)
                  : say("batch.done", "{0} done", done))
              + (left == 0 ? "" : say("batch.skipped", ", {0} skipped", left)));
      printUnread(unread, out);
    }
    out.flush();
    return left + unread == 0 ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
  }

  /** Prints the number of unreadable messages, if there are any. */
  static void printUnread(long deadLetters, PrintWriter out) {
    if (deadLetters > 0) {
      out.println(
          ShownText.wrapped(
              say(
                  "batch.unread",
                  "{0,choice,1#1 message|1<{0} messages} on the queue could not be read."
                      + " Another program holds them, or the broker holds or removes them now. Try"
                      + " again in a minute.",
                  deadLetters),
              0));
    }
  }
}

package es.sml.connector.inbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * The results of a benchmark, printed as soon as they are known and again at the end. The file
 * target/benchmarks.md has the tables of all benchmarks.
 */
public final class FigureTable {
  private static final Path ALL = Path.of("target/benchmarks.md");

  private final StringBuilder rows = new StringBuilder();

  public void row(String what, String format, Object... values) {
    String figure = String.format(Locale.ROOT, format, values);
    rows.append(String.format("| %-60s | %s |%n", what, figure));
    System.out.println(what + ": " + figure);
  }

  /**
   * Adds the times of leads.
   *
   * @param sorted the times of those that came
   * @param all with those that did not come
   */
  public void waits(String what, List<Duration> sorted, long all) {
    if (sorted.isEmpty()) {
      row(what, "none came of %d", all);
      return;
    }
    row(
        what,
        "p50 %d ms, p99 %d ms, slowest %d ms; %d came of %d",
        sorted.get(sorted.size() / 2).toMillis(),
        sorted.get((int) (sorted.size() * 0.99)).toMillis(),
        sorted.get(sorted.size() - 1).toMillis(),
        sorted.size(),
        all);
  }

  /** Prints nothing if nothing was requested. */
  public void print(String command) {
    if (rows.isEmpty()) {
      return;
    }
    String table = "%n`%s`%n%n| what | figure |%n| --- | --- |%n%s".formatted(command, rows);
    System.out.println(table);
    try {
      Files.writeString(ALL, table, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

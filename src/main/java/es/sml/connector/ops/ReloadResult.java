package es.sml.connector.ops;

import es.sml.connector.language.LocalizedText;
import es.sml.connector.ops.text.PrintableText;
import es.sml.connector.ops.view.ReloadView;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;

/**
 * The outcome of a reload: new accounts, changed dealers and formats, changes that need a restart,
 * and faults. It writes the text for a configuration that is not in force.
 *
 * @param accounts ids of new accounts
 * @param added ids of new dealers; removed and changed are ids of dealers too
 * @param formats names of the changed format and mapping files
 * @param needsRestart changes that need a restart
 * @param failed valid changes that could not be applied
 * @param faults errors; if there are any, nothing was applied
 * @param since when the configuration in force was read
 */
public record ReloadResult(
    Outcome outcome,
    List<String> accounts,
    List<String> added,
    List<String> removed,
    List<String> changed,
    List<String> formats,
    List<String> needsRestart,
    List<String> failed,
    List<Fault> faults,
    Instant since) {
  private static final int MOST_NAMES = 10;

  /** The kinds of outcome. */
  public enum Outcome {
    APPLIED,
    UNCHANGED,
    INVALID
  }

  /**
   * An error in a file.
   *
   * @param line from 1; 0 for the whole file
   * @param text file, line, key and reason in one line
   */
  public record Fault(
      String file, int line, String key, LocalizedText reason, LocalizedText text) {}

  /** Makes the result of an invalid configuration: nothing was applied. */
  public static ReloadResult invalid(List<Fault> faults, Instant since) {
    return new ReloadResult(
        Outcome.INVALID,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        faults,
        since);
  }

  /** Returns the reason why some of the configuration is not in force; null if all of it is. */
  public LocalizedText trouble() {
    if (outcome == Outcome.INVALID) {
      return LocalizedText.of(
          "reload.not-in-force",
          "the changed configuration is not in force: {0}{1,choice,0#|1# (and 1 more)|1< (and {1}"
              + " more)}",
          faults.get(0).text(),
          faults.size() - 1);
    }
    if (!failed.isEmpty()) {
      return LocalizedText.of("reload.failed", "could not be applied: {0}", shown(failed));
    }
    return needsRestart.isEmpty()
        ? null
        : LocalizedText.of("reload.restart", "needs a restart: {0}", shown(needsRestart));
  }

  /**
   * Returns a summary in one line. Of a fault it names only the place, because the audit keeps the
   * summary for readers of each language.
   */
  public String summary() {
    if (outcome == Outcome.INVALID) {
      Fault first = faults.get(0);
      int more = faults.size() - 1;
      return "the changed configuration is not in force: "
          + first.file()
          + (first.line() == 0 ? "" : ":" + first.line())
          + (first.key().isEmpty() ? "" : ": " + first.key())
          + (more == 0 ? "" : " (and " + more + " more)");
    }
    if (outcome == Outcome.UNCHANGED) {
      return "nothing has changed";
    }
    StringBuilder summary = new StringBuilder();
    add(summary, "accounts added", accounts);
    add(summary, "dealers added", added);
    add(summary, "dealers removed", removed);
    add(summary, "dealers changed", changed);
    add(summary, "formats changed", formats);
    add(summary, "needs a restart", needsRestart);
    add(summary, "could not be applied", failed);
    return summary.toString();
  }

  private static void add(StringBuilder summary, String what, List<String> names) {
    if (!names.isEmpty()) {
      summary.append(summary.isEmpty() ? "" : "; ").append(what).append(": ").append(shown(names));
    }
  }

  /** Returns the first few names, and how many more there are. */
  public static String shown(List<String> names) {
    return names.size() <= MOST_NAMES
        ? String.join(", ", names)
        : String.join(", ", names.subList(0, MOST_NAMES))
            + " and "
            + (names.size() - MOST_NAMES)
            + " more";
  }

  ReloadView view(Locale language) {
    return new ReloadView(
        outcome.name().toLowerCase(Locale.ROOT),
        new ReloadView.Accounts(accounts),
        new ReloadView.Dealers(added, removed, changed),
        formats,
        needsRestart,
        failed,
        faults.stream()
            .map(
                fault ->
                    new ReloadView.Problem(
                        fault.file(),
                        fault.line() == 0 ? null : fault.line(),
                        fault.key(),
                        PrintableText.line(fault.reason().in(language)),
                        PrintableText.line(fault.text().in(language))))
            .toList(),
        since.truncatedTo(ChronoUnit.MILLIS).toString());
  }
}

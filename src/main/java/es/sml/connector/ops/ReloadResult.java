package es.sml.connector.ops;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;

/**
 * What became of a changed configuration.
 *
 * @param accounts ids of those that are new
 * @param added ids of dealers, as removed and changed
 * @param formats names of the format and mapping files that were changed
 * @param needsRestart what takes effect only then, in words
 * @param failed what is sound and could not be done all the same, in words
 * @param faults why nothing was done
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
    List<Fault> faults) {
  private static final int MOST_NAMES = 10;

  /** What was done. */
  public enum Outcome {
    APPLIED,
    UNCHANGED,
    INVALID
  }

  /**
   * One thing wrong in a file.
   *
   * @param line from 1; 0 where the whole file is meant
   * @param text file, line, key and reason in one
   */
  public record Fault(String file, int line, String key, String reason, String text) {}

  /** Nothing was done: what runs stays as it was. */
  public static ReloadResult invalid(List<Fault> faults) {
    return new ReloadResult(
        Outcome.INVALID,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        faults);
  }

  /** Why what was written is not wholly in force; null where it is. */
  public String trouble() {
    if (outcome == Outcome.INVALID) {
      return "the changed configuration is not in force: "
          + faults.get(0).text()
          + (faults.size() > 1 ? " (and " + (faults.size() - 1) + " more)" : "");
    }
    if (!failed.isEmpty()) {
      return "not done: " + shown(failed);
    }
    return needsRestart.isEmpty() ? null : "needs a restart: " + shown(needsRestart);
  }

  /** What was done, in a sentence. */
  public String summary() {
    if (outcome != Outcome.APPLIED) {
      return outcome == Outcome.INVALID ? trouble() : "nothing was changed";
    }
    StringBuilder summary = new StringBuilder();
    add(summary, "accounts added", accounts);
    add(summary, "dealers added", added);
    add(summary, "removed", removed);
    add(summary, "changed", changed);
    add(summary, "formats", formats);
    add(summary, "needs a restart", needsRestart);
    add(summary, "not done", failed);
    return summary.toString();
  }

  private static void add(StringBuilder summary, String what, List<String> names) {
    if (!names.isEmpty()) {
      summary.append(summary.isEmpty() ? "" : "; ").append(what).append(": ").append(shown(names));
    }
  }

  private static String shown(List<String> names) {
    return names.size() <= MOST_NAMES
        ? String.join(", ", names)
        : String.join(", ", names.subList(0, MOST_NAMES))
            + " and "
            + (names.size() - MOST_NAMES)
            + " more";
  }

  ObjectNode json() {
    ObjectNode json =
        JsonNodeFactory.instance
            .objectNode()
            .put("outcome", outcome.name().toLowerCase(Locale.ROOT));
    accounts.forEach(json.putObject("accounts").putArray("added")::add);
    ObjectNode dealers = json.putObject("dealers");
    added.forEach(dealers.putArray("added")::add);
    removed.forEach(dealers.putArray("removed")::add);
    changed.forEach(dealers.putArray("changed")::add);
    formats.forEach(json.putArray("formats")::add);
    needsRestart.forEach(json.putArray("needsRestart")::add);
    failed.forEach(json.putArray("failed")::add);
    ArrayNode problems = json.putArray("problems");
    for (Fault fault : faults) {
      problems
          .addObject()
          .put("file", fault.file())
          .put("line", fault.line() == 0 ? null : fault.line())
          .put("key", fault.key())
          .put("reason", PrintableText.line(fault.reason()))
          .put("text", PrintableText.line(fault.text()));
    }
    return json;
  }
}

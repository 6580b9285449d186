package es.sml.connector.ops.view;

import java.util.List;

/**
 * The outcome of a reload.
 *
 * @param since when the configuration in force was read
 */
public record ReloadView(
    String outcome,
    Accounts accounts,
    Dealers dealers,
    List<String> formats,
    List<String> needsRestart,
    List<String> failed,
    List<Problem> problems,
    String since) {

  public record Accounts(List<String> added) {}

  /** The ids of new, removed and changed dealers. */
  public record Dealers(List<String> added, List<String> removed, List<String> changed) {}

  public record Problem(String file, Integer line, String key, String reason, String text) {}
}

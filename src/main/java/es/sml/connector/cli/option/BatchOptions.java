package es.sml.connector.cli.option;

import es.sml.connector.cli.terminal.UnconfirmedException;
import picocli.CommandLine.Option;

/** The options that confirm an action on many items. */
public final class BatchOptions {
  @Option(names = "--dry-run", description = "Show what the command would do. Change nothing.")
  private boolean dryRun;

  @Option(names = "--yes", description = "Do it for any number of matches.")
  private boolean yes;

  @Option(names = "--expect", paramLabel = "N", description = "Do it only if exactly N match.")
  private Long expect;

  public boolean isDryRun() {
    return dryRun;
  }

  /**
   * Checks that the user has confirmed the number of matches.
   *
   * @param things their name, such as "dead letters"
   */
  public void check(long number, String things) {
    if (expect != null && expect != number) {
      throw new IllegalStateException(
          number + " " + things + " match, not " + expect + "; nothing was done");
    }
    if (!yes && expect == null && !dryRun) {
      throw new UnconfirmedException(
          number
              + " "
              + things
              + " match; nothing was done. To list them, add --dry-run. To continue, add --expect "
              + number
              + " or --yes");
    }
  }
}

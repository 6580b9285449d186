package es.sml.connector.cli;

import picocli.CommandLine.Option;

/** What protects whoever does something with many at a time. */
final class BatchOptions {
  @Option(names = "--dry-run", description = "Only say what would be done.")
  private boolean dryRun;

  @Option(names = "--yes", description = "Do it, however many there are.")
  private boolean yes;

  @Option(names = "--expect", paramLabel = "N", description = "Do it if there are exactly so many.")
  private Long expect;

  boolean isDryRun() {
    return dryRun;
  }

  /**
   * Lets it be done only if somebody has said so knowing how many there are.
   *
   * @param things what there is so many of, as "letters"
   */
  void check(long number, String things) {
    if (expect != null && expect != number) {
      throw new IllegalStateException(
          number + " " + things + " match, not " + expect + ": nothing was done");
    }
    if (!yes && expect == null && !dryRun) {
      throw new UnconfirmedException(
          number
              + " "
              + things
              + " match; nothing was done. --dry-run shows them; to do it, add --expect "
              + number
              + " or --yes");
    }
  }
}

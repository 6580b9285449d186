package es.sml.connector.cli.option;

import static es.sml.connector.language.LocalizedText.say;

import es.sml.connector.cli.terminal.UnconfirmedException;
import picocli.CommandLine.Option;

/**
 * The options that confirm an action on many items. Without {@code --yes}, {@code --expect} or
 * {@code --dry-run}, nothing is done.
 */
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
   * @param things their number and name, such as "3 dead letters"
   */
  public void check(long number, String things) {
    if (expect != null && expect != number) {
      throw new IllegalStateException(
          say(
              "batch.unexpected",
              "{0} {2,choice,0#match|1#matches|1<match}, not {1}; nothing was done",
              things,
              expect,
              number));
    }
    if (!yes && expect == null && !dryRun) {
      throw new UnconfirmedException(
          say(
              "batch.unconfirmed",
              "{0} {2,choice,0#match|1#matches|1<match}; nothing was done."
                  + " To list them, add --dry-run. To continue, add --expect {1} or --yes",
              things,
              String.valueOf(number),
              number));
    }
  }
}

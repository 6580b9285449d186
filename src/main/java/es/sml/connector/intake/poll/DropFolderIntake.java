package es.sml.connector.intake.poll;

import es.sml.connector.intake.file.CompleteFiles;
import es.sml.connector.intake.file.DoneFiles;
import es.sml.connector.intake.file.DroppedFileMoves;
import es.sml.connector.intake.file.OldFiles;
import es.sml.connector.intake.file.StuckFiles;
import es.sml.connector.intake.folder.DoneFilePattern;
import es.sml.connector.intake.folder.DropFolder;
import es.sml.connector.intake.folder.DropFolderErrors;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.apache.camel.health.HealthCheck;

/** Configures Camel's file consumer for one drop folder and reports the folder's health. */
public final class DropFolderIntake {
  private final String dealer;
  private final StuckFiles stuck;
  private final DropFolderErrors errors;
  private final DroppedFileMoves moves;
  private final DropFolderPollStrategy pollStrategy;

  /**
   * Creates the intake of a dealer's folder.
   *
   * @param keep the time for which stored or refused files are kept
   * @param paused whether an operator paused the dealer
   */
  DropFolderIntake(String dealer, DropFolder folder, Duration keep, BooleanSupplier paused) {
    this.dealer = dealer;
    this.stuck = new StuckFiles(dealer, folder, System::nanoTime);
    DoneFiles done =
        folder.doneFile() == null
            ? null
            : new DoneFiles(new DoneFilePattern(folder.doneFile()), stuck);
    this.errors = new DropFolderErrors(dealer, folder);
    this.moves = new DroppedFileMoves(dealer, folder, done, stuck);
    this.pollStrategy =
        new DropFolderPollStrategy(
            folder,
            new CompleteFiles(folder, done, stuck),
            moves,
            errors,
            new OldFiles(folder, keep),
            paused);
  }

  public String dealer() {
    return dealer;
  }

  public DropFolderPollStrategy pollStrategy() {
    return pollStrategy;
  }

  public DroppedFileMoves moves() {
    return moves;
  }

  public DropFolderErrors errors() {
    return errors;
  }

  /** Returns the folder's health after the last polls. */
  public HealthCheck health() {
    return new DropFolderHealthCheck(dealer, errors, stuck);
  }

  /** Returns whether the connector can read files from the folder. */
  public boolean isUsable() {
    return errors.unusable() == null;
  }

  /** Returns the number of files and folders that can be neither accepted nor moved. */
  public int stuckFiles() {
    return stuck.count();
  }
}

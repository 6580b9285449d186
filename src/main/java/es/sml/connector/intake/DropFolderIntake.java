package es.sml.connector.intake;

import java.time.Duration;
import org.apache.camel.health.HealthCheck;

/** Configures Camel's file consumer for one drop folder and reports the folder's health. */
public final class DropFolderIntake {
  private final String dealer;
  private final StuckFiles stuck;
  private final FolderTroubles troubles;
  private final DroppedFileMoves moves;
  private final DropFolderLooks looks;

  /**
   * Creates the intake of a dealer's folder.
   *
   * @param keep the time for which stored or refused files are kept
   */
  DropFolderIntake(String dealer, DropFolder folder, Duration keep) {
    this.dealer = dealer;
    this.stuck = new StuckFiles(dealer, folder, System::nanoTime);
    DoneFiles done =
        folder.doneFile() == null
            ? null
            : new DoneFiles(new DoneFilePattern(folder.doneFile()), stuck);
    this.troubles = new FolderTroubles(dealer, folder);
    this.moves = new DroppedFileMoves(dealer, folder, done, stuck);
    this.looks =
        new DropFolderLooks(
            folder,
            new WholeFiles(folder, done, stuck),
            moves,
            troubles,
            new OldFiles(folder, keep));
  }

  public String dealer() {
    return dealer;
  }

  public DropFolderLooks looks() {
    return looks;
  }

  public DroppedFileMoves moves() {
    return moves;
  }

  public FolderTroubles troubles() {
    return troubles;
  }

  /** Returns the folder's health after the last polls. */
  public HealthCheck health() {
    return new DropFolderHealthCheck(dealer, troubles, stuck);
  }

  /** Returns whether the connector can read files from the folder. */
  public boolean isUsable() {
    return troubles.unusable() == null;
  }

  /** Returns the number of files and folders that can be neither accepted nor moved. */
  public int stuckFiles() {
    return stuck.count();
  }
}

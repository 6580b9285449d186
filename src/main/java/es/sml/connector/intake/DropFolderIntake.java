package es.sml.connector.intake;

import java.time.Duration;
import org.apache.camel.health.HealthCheck;

/** Sets Camel's file consumer up for one drop folder, and knows the folder's health. */
public final class DropFolderIntake {
  private final String dealer;
  private final StuckFiles stuck;
  private final FolderTroubles troubles;
  private final DroppedFileMoves moves;
  private final DropFolderLooks looks;

  /**
   * That of a dealer's folder.
   *
   * @param keep how long files stay that were stored or refused
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

  /** The folder's health, by its last looks. */
  public HealthCheck health() {
    return new DropFolderHealthCheck(dealer, troubles, stuck);
  }

  /** Whether files can be taken out of the folder. */
  public boolean isUsable() {
    return troubles.unusable() == null;
  }

  /** How many files and folders stay in it that can be neither taken in nor moved. */
  public int stuckFiles() {
    return stuck.count();
  }
}

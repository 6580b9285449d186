package es.sml.connector.intake;

import java.time.Duration;

/** What Camel's file consumer is told to go by at one drop folder. */
public record DropFolderIntake(
    DropFolderLooks looks, DroppedFileMoves moves, FolderTroubles troubles) {

  /**
   * That of a dealer's folder.
   *
   * @param keep how long files stay that were stored or refused
   */
  public static DropFolderIntake of(String dealer, DropFolder folder, Duration keep) {
    DoneFiles done =
        folder.doneFile() == null ? null : new DoneFiles(new DoneFilePattern(folder.doneFile()));
    FolderTroubles troubles = new FolderTroubles(dealer, folder);
    DroppedFileMoves moves = new DroppedFileMoves(folder, done);
    return new DropFolderIntake(
        new DropFolderLooks(
            folder, new WholeFiles(folder, done), moves, troubles, new OldFiles(folder, keep)),
        moves,
        troubles);
  }
}

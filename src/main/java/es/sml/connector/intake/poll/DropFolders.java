package es.sml.connector.intake.poll;

import es.sml.connector.intake.folder.DropFolder;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/** The drop folders by dealer, with their health. */
public final class DropFolders {
  private final Duration keep;
  private final Map<String, DropFolderIntake> intakes = new ConcurrentSkipListMap<>();

  /**
   * Creates an empty list.
   *
   * @param keep the time for which stored or refused files are kept
   */
  public DropFolders(Duration keep) {
    this.keep = keep;
  }

  /** Adds the folder of a dealer. */
  public DropFolderIntake add(String dealer, DropFolder folder) {
    DropFolderIntake intake = new DropFolderIntake(dealer, folder, keep);
    intakes.put(dealer, intake);
    return intake;
  }

  /** Removes a folder, unless the dealer already has a new one. */
  public void remove(DropFolderIntake intake) {
    intakes.remove(intake.dealer(), intake);
  }

  /** Returns all folders, ordered by dealer. */
  public Collection<DropFolderIntake> all() {
    return intakes.values();
  }
}

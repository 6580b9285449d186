package es.sml.connector.intake.poll;

import es.sml.connector.intake.folder.DropFolder;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Predicate;

/** The drop folders by dealer, with their health. */
public final class DropFolders {
  private final Duration keep;
  private volatile Predicate<String> paused = dealer -> false;
  private final Map<String, DropFolderIntake> intakes = new ConcurrentSkipListMap<>();

  /**
   * Creates an empty list.
   *
   * @param keep the time for which stored or refused files are kept
   */
  public DropFolders(Duration keep) {
    this.keep = keep;
  }

  /**
   * Sets what operators paused, for the folders that follow.
   *
   * @param dealers whether a dealer's folder is not read
   */
  public void obey(Predicate<String> dealers) {
    paused = dealers;
  }

  public DropFolderIntake add(String dealer, DropFolder folder) {
    DropFolderIntake intake = new DropFolderIntake(dealer, folder, keep, () -> paused.test(dealer));
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

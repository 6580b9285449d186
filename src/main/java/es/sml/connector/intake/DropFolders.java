package es.sml.connector.intake;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/** The drop folders that are read, each under its dealer, and how they are doing. */
public final class DropFolders {
  private final Duration keep;
  private final Map<String, DropFolderIntake> intakes = new ConcurrentSkipListMap<>();

  /**
   * None yet.
   *
   * @param keep how long files stay that were stored or refused
   */
  public DropFolders(Duration keep) {
    this.keep = keep;
  }

  /** A dealer's folder is read from now on. */
  public DropFolderIntake add(String dealer, DropFolder folder) {
    DropFolderIntake intake = new DropFolderIntake(dealer, folder, keep);
    intakes.put(dealer, intake);
    return intake;
  }

  /** A folder is no longer read; another of the same dealer may be read by now. */
  public void remove(DropFolderIntake intake) {
    intakes.remove(intake.dealer(), intake);
  }

  /** All of them, ordered by dealer. */
  public Collection<DropFolderIntake> all() {
    return intakes.values();
  }
}

package es.sml.connector.cluster;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Keeps paused tasks away from the leases, so that no node performs them. */
public final class PausableOwnership implements Ownership {
  private final Ownership leases;
  private final Predicate<String> paused;
  private final Map<String, Owner> owners = new HashMap<>();
  private final Set<String> sought = new HashSet<>();

  /**
   * @param paused whether the task of a lease is paused
   */
  public PausableOwnership(Ownership leases, Predicate<String> paused) {
    this.leases = leases;
    this.paused = paused;
  }

  @Override
  public synchronized void seek(String name, Owner owner) {
    owners.put(name, owner);
    if (!paused.test(name)) {
      sought.add(name);
      leases.seek(name, owner);
    }
  }

  @Override
  public synchronized void leave(String name) {
    owners.remove(name);
    if (sought.remove(name)) {
      leases.leave(name);
    }
  }

  /** Stops the tasks that are paused now, and starts those that no longer are. */
  public synchronized void applyPauses() {
    owners.forEach(
        (name, owner) -> {
          if (!paused.test(name)) {
            if (sought.add(name)) {
              leases.seek(name, owner);
            }
          } else if (sought.remove(name)) {
            leases.leave(name);
            owner.lost();
          }
        });
  }
}

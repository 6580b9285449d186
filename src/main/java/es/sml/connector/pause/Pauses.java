package es.sml.connector.pause;

import es.sml.connector.database.LedgerTransactions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The pauses that operators set, in force or planned. All nodes share them; each node reads them
 * again every few seconds. A thing that the configuration no longer has is no longer paused.
 */
public final class Pauses {
  private static final Logger LOG = LoggerFactory.getLogger(Pauses.class);

  private final PauseTable table;
  private final InstantSource clock;
  private final Supplier<List<Pause>> windows;
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private volatile Map<Pause.Target, Pause> known = Map.of();
  private Set<Pause.Target> inForce = Set.of();

  /**
   * @param windows the present or next window of each account with maintenance windows
   */
  public Pauses(
      LedgerTransactions transactions, InstantSource clock, Supplier<List<Pause>> windows) {
    this.table = new PauseTable(transactions);
    this.clock = clock;
    this.windows = windows;
  }

  /** Calls the listener after each begin and each end of a pause. */
  public void onChange(Runnable listener) {
    listeners.add(listener);
  }

  /** Returns the pause in force; null if there is none. */
  public Pause of(PauseKind kind, String name) {
    Pause pause = known.get(new Pause.Target(kind, name));
    return pause != null && pause.isInForce(clock.instant()) ? pause : null;
  }

  public boolean isPaused(PauseKind kind, String name) {
    return of(kind, name) != null;
  }

  /** Returns all pauses that have not ended, by kind and name. */
  public List<Pause> all() {
    Instant now = clock.instant();
    return known.values().stream().filter(pause -> !pause.isOver(now)).toList();
  }

  public Set<String> names(PauseKind kind) {
    Instant now = clock.instant();
    return known.values().stream()
        .filter(pause -> pause.kind() == kind && pause.isInForce(now))
        .map(Pause::name)
        .collect(Collectors.toSet());
  }

  /** Sets a pause, in place of an earlier one of the same thing. */
  public void put(Pause pause) {
    table.put(pause);
    refresh();
  }

  /**
   * Ends a pause.
   *
   * @return the ended pause; null if there was none. A maintenance window stays in force.
   */
  public Pause end(PauseKind kind, String name) {
    refresh();
    Pause.Target target = new Pause.Target(kind, name);
    Pause ended = known.get(target);
    if (ended != null) {
      table.remove(target);
      refresh();
    }
    return ended;
  }

  /**
   * Ends the pauses of things that the configuration no longer has.
   *
   * @param names the names of all things, by kind
   */
  public void keepOnly(Map<PauseKind, ? extends Collection<String>> names) {
    for (Pause pause : table.all()) {
      if (!names.get(pause.kind()).contains(pause.name())) {
        table.remove(pause.target());
        LOG.warn(
            "the pause of {} {} is removed, because the configuration no longer has it",
            pause.kind().word(),
            pause.name());
      }
    }
    refresh();
  }

  /** Reads the pauses of all nodes. It calls the listeners if a pause began or ended. */
  public synchronized void refresh() {
    Map<Pause.Target, Pause> read = new LinkedHashMap<>();
    table.all().forEach(pause -> read.put(pause.target(), pause));
    Instant now = clock.instant();
    removeEnded(read, now);
    windows
        .get()
        .forEach(
            window ->
                read.merge(window.target(), window, (set, other) -> set.orIfItCounts(other, now)));
    Set<Pause.Target> before = inForce;
    inForce =
        read.values().stream()
            .filter(pause -> pause.isInForce(now))
            .map(Pause::target)
            .collect(Collectors.toSet());
    known = read;
    if (!inForce.equals(before)) {
      try {
        listeners.forEach(Runnable::run);
      } catch (RuntimeException e) {
        inForce = before; // the next refresh calls all listeners again
        throw e;
      }
      report(before);
    }
  }

  // An end that came while the connector was stopped is logged here; another end by its effect.
  private void removeEnded(Map<Pause.Target, Pause> read, Instant now) {
    List<Pause> ended = read.values().stream().filter(pause -> pause.isOver(now)).toList();
    if (!ended.isEmpty()) {
      table.removeEnded(now);
    }
    ended.stream()
        .filter(pause -> !inForce.contains(pause.target()))
        .forEach(
            pause ->
                LOG.info(
                    "the pause of {} {} ended at {}",
                    pause.kind().word(),
                    pause.name(),
                    pause.until()));
    ended.forEach(pause -> read.remove(pause.target()));
  }

  private void report(Set<Pause.Target> before) {
    inForce.stream()
        .filter(target -> !before.contains(target))
        .forEach(
            target ->
                LOG.info(
                    "{} {} is {}", target.kind().word(), target.name(), known.get(target).text()));
    before.stream()
        .filter(target -> !inForce.contains(target))
        .forEach(
            target -> LOG.info("{} {} is no longer paused", target.kind().word(), target.name()));
  }
}

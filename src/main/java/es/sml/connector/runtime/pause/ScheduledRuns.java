package es.sml.connector.runtime.pause;

import es.sml.connector.pause.PauseKind;
import es.sml.connector.pause.Pauses;
import es.sml.connector.runtime.step.RouteId;
import java.util.Set;
import java.util.TreeSet;

/**
 * Decides whether a run of a schedule starts, and has the names of the schedules that can be
 * paused. The routes give these names.
 */
public final class ScheduledRuns {
  private static final Set<String> OF_THE_CONNECTOR =
      Set.of("retention", "duplicate-audit", "restore-check", RouteId.READ_LEADS.id());
  private static final Set<String> OF_EACH_ACCOUNT = Set.of(RouteId.STATUS_SYNC.id(), "sml-lists");

  private final Pauses pauses;

  public ScheduledRuns(Pauses pauses) {
    this.pauses = pauses;
  }

  /** Returns whether the run of a schedule starts. */
  public boolean isDue(String schedule) {
    return !pauses.isPaused(PauseKind.SCHEDULE, schedule);
  }

  /** Returns whether the run of an account's schedule starts. */
  public boolean isDueFor(String schedule, String account) {
    return isDue(name(schedule, account)) && !pauses.isPaused(PauseKind.ACCOUNT, account);
  }

  private static String name(String schedule, String account) {
    return schedule + "-" + account;
  }

  static Set<String> names(Set<String> accounts) {
    Set<String> names = new TreeSet<>(OF_THE_CONNECTOR);
    accounts.forEach(
        account -> OF_EACH_ACCOUNT.forEach(schedule -> names.add(name(schedule, account))));
    return names;
  }
}

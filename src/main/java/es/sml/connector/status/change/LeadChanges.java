package es.sml.connector.status.change;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Decides what counts as a change of a lead: its status, its user or a task that is done. It
 * returns the changes in order, with the steps of the history.
 */
public final class LeadChanges {
  private static final String STATUS = "status";
  private static final String USER = "user";

  private LeadChanges() {}

  public static boolean differs(TrackedLead before, LeadSnapshot now) {
    return !before.status().equals(now.status())
        || !Objects.equals(before.user(), now.user())
        || !newlyDone(before, now).isEmpty();
  }

  /**
   * Returns the changes, with the intermediate steps of the history.
   *
   * @param history SML's entries without an event, oldest first; empty if there are none
   */
  public static List<LeadChange> between(
      TrackedLead before, LeadSnapshot now, List<HistoryEntry> history) {
    List<LeadChange> changes = new ArrayList<>();
    List<Step> statuses = steps(STATUS, before.status(), now.status(), history);
    List<Step> users = steps(USER, text(before.user()), text(now.user()), history);
    String status = before.status();
    int nextUser = 0;
    for (Step step : statuses) {
      while (nextUser < users.size() && users.get(nextUser).position() < step.position()) {
        changes.add(users.get(nextUser++).assigned(status));
      }
      changes.add(step.status(now.result()));
      status = step.to();
    }
    for (Step step : users.subList(nextUser, users.size())) {
      changes.add(step.assigned(status));
    }
    for (LeadSnapshot.DoneTask task : newlyDone(before, now)) {
      changes.add(LeadChange.taskDone(status, task));
    }
    return changes;
  }

  private static List<LeadSnapshot.DoneTask> newlyDone(TrackedLead before, LeadSnapshot now) {
    Set<Long> known = before.tasksDone();
    return known == null || now.tasksDone() == null
        ? List.of()
        : now.tasksDone().values().stream().filter(task -> !known.contains(task.id())).toList();
  }

  /**
   * Returns the steps of a field from one value to another. The history's steps count if they lead
   * from the one to the other, also to and fro; otherwise there is one step. An entry that does not
   * continue the entry before it is skipped, so that no step starts from a wrong value.
   */
  private static List<Step> steps(
      String field, String from, String to, List<HistoryEntry> history) {
    List<Step> steps = new ArrayList<>();
    String current = from;
    for (int i = 0; i < history.size(); i++) {
      HistoryEntry entry = history.get(i);
      String value = entry.values().get(field);
      boolean follows =
          !entry.former().containsKey(field) || Objects.equals(current, entry.former().get(field));
      if (follows && entry.values().containsKey(field) && !Objects.equals(current, value)) {
        steps.add(new Step(i, current, value, entry));
        current = value;
      }
    }
    if (Objects.equals(current, to)) {
      return steps;
    }
    return Objects.equals(from, to)
        ? List.of()
        : List.of(new Step(Integer.MAX_VALUE, from, to, NOBODY_SAYS));
  }

  private static final HistoryEntry NOBODY_SAYS =
      new HistoryEntry(null, null, null, Map.of(), Map.of());

  private static String text(Long user) {
    return user == null ? null : user.toString();
  }

  /** Change of a field, with its position in the history. */
  private record Step(int position, String from, String to, HistoryEntry entry) {
    LeadChange status(String result) {
      return LeadChange.status(from, to, result, entry.by(), entry.at());
    }

    LeadChange assigned(String status) {
      return LeadChange.assigned(status, from, to, entry.by(), entry.at());
    }
  }
}

package es.sml.connector.sandbox;

import java.time.Instant;
import java.util.List;

/**
 * A lead as SML keeps it.
 *
 * @param client null where the caller gave none
 * @param score "1" to "4", null where unknown
 * @param result why it ended, null while unknown
 * @param finishDate when it ended, null while it has not
 */
record StoredLead(
    long id,
    ReferenceData.Source source,
    ReferenceData.User user,
    Client client,
    Vehicle vehicle,
    long requestId,
    List<Task> tasks,
    List<Note> notes,
    List<Note> tags,
    String status,
    String score,
    String result,
    Instant created,
    Instant finishDate) {

  /** A valid lead that has no ids yet; user, client and score may be null. */
  record Draft(
      ReferenceData.Source source,
      ReferenceData.User user,
      Client.Details client,
      Vehicle.Details vehicle,
      List<Task.Details> tasks,
      List<String> notes,
      List<String> tags,
      String status,
      String score) {}

  /** A lead that leaves the end again loses its finish date. */
  StoredLead withStatus(String newStatus, Instant now) {
    boolean ends = newStatus.equals(Choices.END);
    Instant finished = !ends ? null : finishDate != null ? finishDate : now;
    return new StoredLead(
        id, source, user, client, vehicle, requestId, tasks, notes, tags, newStatus, score, result,
        created, finished);
  }

  boolean hasPendingTasks() {
    return finishDate == null
        && (tasks.isEmpty()
            || tasks.stream().anyMatch(task -> !task.details().realizationDateCheck()));
  }
}

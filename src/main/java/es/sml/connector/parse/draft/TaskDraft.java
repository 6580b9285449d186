package es.sml.connector.parse.draft;

import es.sml.connector.lead.Lead;
import es.sml.connector.parse.contact.Media;
import es.sml.connector.parse.request.RequestedTask;
import es.sml.connector.parse.request.TaskType;
import es.sml.connector.parse.result.Notes;
import java.time.Instant;

/** Collects one task of a lead. A second appointment becomes a note. */
public final class TaskDraft {
  private final TaskType type;
  private final Notes notes = new Notes();
  private final OwnVehicleDraft ownVehicle;
  private String description;
  private String subtype;
  private Instant planned;
  private Instant tracking;

  TaskDraft(TaskType type) {
    this.type = type;
    this.ownVehicle = type == TaskType.APPRAISAL ? new OwnVehicleDraft(notes) : null;
  }

  TaskType type() {
    return type;
  }

  Notes notes() {
    return notes;
  }

  /** Returns the vehicle to be valued; null if the task is no appraisal. */
  OwnVehicleDraft ownVehicle() {
    return ownVehicle;
  }

  /** Takes the first description that is not null. */
  public void description(String text) {
    description = description == null ? text : description;
  }

  void subtype(String text) {
    subtype = text;
  }

  void tracking(Instant when) {
    tracking = when;
  }

  /**
   * Takes the appointment.
   *
   * @param written becomes a note if another appointment came first
   */
  public void planned(Instant when, String written) {
    if (planned != null && !planned.equals(when)) {
      notes.add(RequestedTask.APPOINTMENT.label(), written);
    } else {
      planned = when;
    }
  }

  Lead.Task toTask(Media media) {
    return new Lead.Task(
        type.written(),
        subtype,
        description,
        media == null ? null : media.written(),
        planned,
        tracking,
        null,
        null,
        notes.list(),
        ownVehicle == null ? null : ownVehicle.toAppraisal());
  }
}

package es.sml.connector.parse.draft;

import es.sml.connector.lead.Lead;
import es.sml.connector.parse.contact.Media;
import es.sml.connector.parse.contact.WhatsappWish;
import es.sml.connector.parse.date.AppointmentReader;
import es.sml.connector.parse.request.RequestedTask;
import es.sml.connector.parse.request.TaskType;
import es.sml.connector.parse.result.Notes;
import es.sml.connector.parse.result.Origins;
import es.sml.connector.parse.value.YesOrNo;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Collects the requests of the customer, as SML's tasks. A customer without a request wants
 * information. Words that decline a request, and words that are uncertain, become notes.
 *
 * <p>Each method takes the sender's words and ignores null and blank.
 */
public final class RequestsDraft {
  private final Notes notes;
  private final Origins origins;
  private final List<TaskDraft> tasks = new ArrayList<>();
  private Media media;
  private Instant tracking;
  private String subtype;

  RequestsDraft(Notes notes, Origins origins) {
    this.notes = notes;
    this.origins = origins;
  }

  /** Takes the answer to a question about one request: yes, no, or other words about it. */
  public void ask(RequestedTask request, String written) {
    if (!LeadDraft.present(written)) {
      return;
    }
    YesOrNo meaning = YesOrNo.of(written);
    if (meaning == YesOrNo.NO || (meaning == YesOrNo.WORDS && request.isOnlyNote(written))) {
      notes.add(request.label(), written);
      return;
    }
    TaskDraft task = add(request);
    if (meaning == YesOrNo.WORDS) {
      words(request, task, written);
    }
  }

  private void words(RequestedTask request, TaskDraft task, String written) {
    Optional<Instant> time =
        request.type() == TaskType.DATE ? AppointmentReader.moment(written) : Optional.empty();
    if (time.isPresent()) {
      task.planned(time.get(), written);
    } else if (request != RequestedTask.APPRAISAL
        || !task.ownVehicle().described(YesOrNo.withoutYes(written))) {
      task.notes().add(request.label(), written);
    }
  }

  /** Takes the requested day and time of day from two fields; either may be null or blank. */
  void appointment(String day, String time) {
    if (!LeadDraft.present(day)) {
      notes.add("Hora de la cita", time); // it may be the time of a call
    } else {
      ask(RequestedTask.APPOINTMENT, LeadDraft.present(time) ? day + " " + time : day);
    }
  }

  /** Takes words that may contain several requests. The words stay as a note. */
  public void request(String written) {
    if (!LeadDraft.present(written)) {
      return;
    }
    notes.add("Solicitud", written);
    RequestedTask.in(written).forEach(this::add);
    if (WhatsappWish.isIn(written)) {
      prefer(Media.WHATSAPP);
    } else if (RequestedTask.asksForCall(written)) {
      prefer(Media.PHONE);
    }
  }

  /** Adds a request. The lead's task of the same type, if there is one, stands for it. */
  public TaskDraft add(RequestedTask request) {
    TaskDraft task = task(request.type());
    task.description(request.description());
    return task;
  }

  /** Adds a request for financing on these terms. */
  public void financing(String terms) {
    add(RequestedTask.FINANCING).notes().add(RequestedTask.FINANCING.label(), terms);
  }

  /** Returns the lead's task of that type, and creates it if there is none. */
  public TaskDraft task(TaskType type) {
    return tasks.stream()
        .filter(task -> task.type() == type)
        .findFirst()
        .orElseGet(() -> anotherTask(type));
  }

  private TaskDraft anotherTask(TaskType type) {
    TaskDraft task = new TaskDraft(type);
    origins.recordSource("tasks." + type.written());
    tasks.add(task);
    return task;
  }

  /** Returns the customer's own vehicle, with a new task for its appraisal if there is none. */
  public OwnVehicleDraft ownVehicle() {
    return task(TaskType.APPRAISAL).ownVehicle();
  }

  /** Returns one more own vehicle of the customer, with a task of its own. */
  public OwnVehicleDraft anotherOwnVehicle() {
    return anotherTask(TaskType.APPRAISAL).ownVehicle();
  }

  /** Returns whether the customer's own vehicle has a name. */
  public boolean ownVehicleIsNamed() {
    return !ownVehicleName().isEmpty();
  }

  public boolean hasOwnVehicle() {
    return tasks.stream().anyMatch(task -> task.ownVehicle() != null);
  }

  /** Returns the name of the customer's own vehicle; empty, not null, if unknown. */
  public String ownVehicleName() {
    return tasks.stream()
        .filter(task -> task.ownVehicle() != null && task.ownVehicle().isNamed())
        .map(task -> task.ownVehicle().name())
        .findFirst()
        .orElse("");
  }

  /** Brings the own vehicle's name into another form, such as that with its make. */
  void renameOwn(UnaryOperator<String> form) {
    tasks.stream()
        .map(TaskDraft::ownVehicle)
        .filter(own -> own != null)
        .forEach(own -> own.rename(form));
  }

  /** Takes the way of contact that the customer prefers. */
  public void contactPreference(String written) {
    if (!LeadDraft.present(written)) {
      return;
    }
    Optional<Media> found = Media.in(written);
    boolean other = media != null && found.isPresent() && found.get() != media;
    found.ifPresent(this::prefer);
    if (other || found.isEmpty() || !found.get().isAllOf(written)) {
      notes.add("Contacto preferido", written);
    }
  }

  /** Sets the way of contact of every task, unless one is set. */
  public void prefer(Media preferred) {
    media = media == null ? preferred : media;
  }

  /** Takes the day of the seller's next follow-up, with or without a time. */
  void trackingDate(String written) {
    if (!LeadDraft.present(written)) {
      return;
    }
    Optional<Instant> time = AppointmentReader.moment(written);
    Instant found = time.or(() -> AppointmentReader.day(written)).orElse(null);
    if (time.isEmpty() || (tracking != null && !tracking.equals(found))) {
      notes.add("Fecha de seguimiento", written); // a day alone says no time
    }
    tracking = tracking == null ? found : tracking;
  }

  /** Takes the subtype of the lead's first task. */
  void subtype(String written) {
    if (!LeadDraft.present(written)) {
      return;
    }
    if (subtype == null && written.length() <= FieldValues.LONGEST) {
      subtype = LeadDraft.oneLine(written);
    } else if (!written.strip().equals(subtype)) {
      notes.add("Subtipo", written);
    }
  }

  /** Returns whether there is a task of that type. */
  public boolean has(TaskType type) {
    return tasks.stream().anyMatch(task -> task.type() == type);
  }

  boolean isEmpty() {
    return tasks.isEmpty();
  }

  /** Returns the tasks. A customer without a specific request wants information. */
  List<Lead.Task> toTasks() {
    List<TaskDraft> all =
        tasks.isEmpty() ? List.of(new TaskDraft(TaskType.VEHICLE_INFORMATION)) : List.copyOf(tasks);
    all.get(0).subtype(subtype);
    all.get(0).tracking(tracking);
    return all.stream().map(task -> task.toTask(media)).toList();
  }
}

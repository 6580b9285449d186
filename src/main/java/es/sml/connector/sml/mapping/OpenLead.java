package es.sml.connector.sml.mapping;

import es.sml.connector.lead.Lead;
import es.sml.connector.lead.NameOrId;
import es.sml.connector.sml.reference.ReferenceData;
import java.util.List;

/**
 * Limits a lead that anybody may have written, by mail or by a website's form. It may describe the
 * customer and the vehicle. It may not choose another dealer's place or a seller, and not end
 * itself or its tasks: what it names becomes a note.
 */
final class OpenLead {
  private static final String NEW = "new";

  private OpenLead() {}

  static Lead limited(Lead lead, DealerMapping mapping, ReferenceData reference, LeadNotes notes) {
    NameOrId source = lead.source();
    if (source != null && !mapping.isOwn(source, reference)) {
      notes.add("Fuente", source);
      source = null;
    }
    NameOrId user = lead.user();
    if (user != null && user.id() != null) {
      notes.add("Usuario", user);
      user = null;
    }
    if (lead.status() != null && !lead.status().equals(NEW)) {
      notes.add("Estado", lead.status());
    }
    return new Lead(
        lead.externalId(),
        lead.provider(),
        source,
        lead.customer(),
        notSold(lead.vehicle(), notes),
        open(lead.tasks(), notes),
        lead.notes(),
        lead.tags(),
        user,
        lead.score(),
        null,
        lead.unsure());
  }

  private static Lead.Vehicle notSold(Lead.Vehicle vehicle, LeadNotes notes) {
    if (vehicle.sold() == null) {
      return vehicle;
    }
    if (vehicle.sold()) {
      notes.add("Vehículo vendido", "sí");
    }
    return new Lead.Vehicle(
        vehicle.brandModel(),
        vehicle.price(),
        vehicle.kilometres(),
        vehicle.year(),
        vehicle.fuel(),
        null);
  }

  private static List<Lead.Task> open(List<Lead.Task> tasks, LeadNotes notes) {
    return tasks.stream().map(task -> open(task, notes)).toList();
  }

  private static Lead.Task open(Lead.Task task, LeadNotes notes) {
    if (task.realized() == null && task.tracked() == null) {
      return task;
    }
    if (Boolean.TRUE.equals(task.realized())) {
      notes.add("Tarea hecha", task.type());
    }
    return new Lead.Task(
        task.type(),
        task.subtype(),
        task.description(),
        task.media(),
        task.plannedRealization(),
        task.plannedTracking(),
        null,
        null,
        task.notes(),
        task.appraisal());
  }
}

package es.sml.connector.sml.mapping;

import es.sml.connector.lead.Lead;
import es.sml.connector.sml.create.SmlLead;
import es.sml.connector.sml.reference.ReferenceData;
import java.util.List;

/** Maps the tasks of a canonical lead, with the vehicle to appraise, to SML's format. */
final class SmlTasks {
  private SmlTasks() {}

  static List<SmlLead.Task> of(Lead lead, ReferenceData reference, LeadNotes notes) {
    return lead.tasks().stream()
        .map(
            task ->
                new SmlLead.Task(
                    task.type(),
                    task.subtype(),
                    task.description(),
                    task.media(),
                    task.plannedRealization(),
                    task.plannedTracking(),
                    task.realized(),
                    task.tracked(),
                    SmlLead.Content.of(task.notes()),
                    appraisal(task.appraisal(), reference, notes)))
        .toList();
  }

  private static SmlLead.Appraisal appraisal(
      Lead.Appraisal appraisal, ReferenceData reference, LeadNotes notes) {
    if (appraisal == null) {
      return null;
    }
    return new SmlLead.Appraisal(
        appraisal.brandModel() != null ? appraisal.brandModel() : SmlLead.UNSPECIFIED,
        appraisal.licensePlate(),
        appraisal.kilometres(),
        appraisal.year(),
        notes.resolved(
            "Combustible del vehículo a tasar", appraisal.fuel(), reference.fuel(appraisal.fuel())),
        appraisal.extras(),
        appraisal.origin());
  }
}

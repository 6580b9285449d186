package es.sml.connector.sandbox.store;

import es.sml.connector.sandbox.lead.SandboxAppraisal;
import es.sml.connector.sandbox.lead.SandboxClient;
import es.sml.connector.sandbox.lead.SandboxNote;
import es.sml.connector.sandbox.lead.SandboxTask;
import es.sml.connector.sandbox.lead.SandboxVehicle;
import es.sml.connector.sandbox.lead.StoredLead;
import es.sml.connector.sandbox.reference.SandboxReferenceData;
import java.util.List;
import java.util.Locale;

/** Writes a lead's own attributes for a search, in lower case, each on its own line. */
public final class LeadText {
  private final StringBuilder text = new StringBuilder(200);

  private LeadText() {}

  static String of(StoredLead lead, boolean withTags) {
    LeadText text = new LeadText();
    if (lead.client() != null) {
      text.add(lead.client().details());
    }
    text.add(lead.vehicle().details());
    text.add(lead.status(), lead.result());
    text.add(lead.notes());
    if (withTags) {
      text.add(lead.tags());
    }
    lead.tasks().forEach(text::add);
    return text.text.toString().toLowerCase(Locale.ROOT);
  }

  public static String of(SandboxClient client) {
    LeadText text = new LeadText();
    text.add(client.details());
    return text.text.toString().toLowerCase(Locale.ROOT);
  }

  private void add(SandboxClient.Details client) {
    add(client.name(), client.phone(), client.email());
    add(client.province() == null ? null : client.province().name());
    add(client.location() == null ? null : client.location().name());
  }

  private void add(SandboxVehicle.Details vehicle) {
    add(vehicle.brandModel(), vehicle.price(), vehicle.km());
    add(vehicle.year(), vehicle.gas());
  }

  private void add(SandboxTask task) {
    SandboxTask.Details details = task.details();
    add(details.type(), details.subtype(), details.description(), details.media());
    add(task.notes());
    if (task.appraisal() != null) {
      SandboxAppraisal.Details appraisal = task.appraisal().details();
      add(appraisal.brandModel(), appraisal.licensePlate(), appraisal.km(), appraisal.extras());
      add(appraisal.origin());
      add(appraisal.year(), appraisal.gas());
    }
  }

  private void add(Integer year, SandboxReferenceData.GasType gas) {
    add(year == null ? null : year.toString(), gas == null ? null : gas.name());
  }

  private void add(List<SandboxNote> notes) {
    notes.forEach(note -> add(note.content()));
  }

  private void add(String... attributes) {
    for (String attribute : attributes) {
      if (attribute != null && !attribute.isEmpty()) {
        text.append(attribute).append('\n');
      }
    }
  }
}

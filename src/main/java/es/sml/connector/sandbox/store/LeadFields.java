package es.sml.connector.sandbox.store;

import es.sml.connector.sandbox.http.Timestamps;
import es.sml.connector.sandbox.lead.SandboxAppraisal;
import es.sml.connector.sandbox.lead.SandboxClient;
import es.sml.connector.sandbox.lead.SandboxNote;
import es.sml.connector.sandbox.lead.SandboxTask;
import es.sml.connector.sandbox.lead.SandboxVehicle;
import es.sml.connector.sandbox.lead.StoredLead;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A lead's own fields by their JSON paths, such as {@code vehicle.km} or {@code
 * request.task[501].media}, for the comparison of two states.
 */
final class LeadFields {
  static final SortedMap<String, LeadChangeHistory.Change> NONE = Collections.emptySortedMap();

  private final SortedMap<String, String> values = new TreeMap<>();

  private LeadFields(StoredLead lead) {
    put("source", lead.source().id());
    put("user", lead.user().id());
    put("status", lead.status());
    put("score", lead.score());
    put("result", lead.result());
    put("finish_date", lead.finishDate());
    if (lead.client() != null) {
      add(lead.client().id(), lead.client().details());
    }
    add(lead.vehicle().id(), lead.vehicle().details());
    add("note", lead.notes());
    add("tags", lead.tags());
    put("request.id", lead.requestId());
    lead.tasks().forEach(this::add);
  }

  /** Returns the fields that differ between the two states. */
  static SortedMap<String, LeadChangeHistory.Change> changes(StoredLead before, StoredLead after) {
    SortedMap<String, String> old = new LeadFields(before).values;
    SortedMap<String, String> now = new LeadFields(after).values;
    TreeSet<String> fields = new TreeSet<>(old.keySet());
    fields.addAll(now.keySet());
    SortedMap<String, LeadChangeHistory.Change> changes = new TreeMap<>();
    for (String field : fields) {
      if (!Objects.equals(old.get(field), now.get(field))) {
        changes.put(field, new LeadChangeHistory.Change(old.get(field), now.get(field)));
      }
    }
    return changes;
  }

  private void add(long id, SandboxClient.Details client) {
    put("client.id", id);
    put("client.name", client.name());
    put("client.phone", client.phone());
    put("client.email", client.email());
    put("client.province", client.province() == null ? null : client.province().id());
    put("client.location", client.location() == null ? null : client.location().id());
  }

  private void add(long id, SandboxVehicle.Details vehicle) {
    put("vehicle.id", id);
    put("vehicle.brand_model", vehicle.brandModel());
    put("vehicle.price", vehicle.price());
    put("vehicle.km", vehicle.km());
    put("vehicle.year", vehicle.year());
    put("vehicle.gas", vehicle.gas() == null ? null : vehicle.gas().id());
    put("vehicle.sold", vehicle.sold());
  }

  private void add(SandboxTask task) {
    String path = "request.task[" + task.id() + "].";
    SandboxTask.Details details = task.details();
    put(path + "type", details.type());
    put(path + "subtype", details.subtype());
    put(path + "description", details.description());
    put(path + "media", details.media());
    put(path + "planified_realization_date", details.planifiedRealizationDate());
    put(path + "planified_tracking_date", details.planifiedTrackingDate());
    put(path + "realization_date", task.realizationDate());
    put(path + "tracking_date", task.trackingDate());
    add(path + "note", task.notes());
    if (task.appraisal() != null) {
      add(path + "appraisal.", task.appraisal());
    }
  }

  private void add(String path, SandboxAppraisal appraisal) {
    SandboxAppraisal.Details details = appraisal.details();
    put(path + "id", appraisal.id());
    put(path + "brand_model", details.brandModel());
    put(path + "license_plate", details.licensePlate());
    put(path + "km", details.km());
    put(path + "year", details.year());
    put(path + "gas", details.gas() == null ? null : details.gas().id());
    put(path + "extras", details.extras());
    put(path + "origin", details.origin());
  }

  private void add(String path, List<SandboxNote> notes) {
    notes.forEach(note -> put(path + "[" + note.id() + "]", note.content()));
  }

  private void put(String field, Object value) {
    if (value != null) {
      values.put(field, value instanceof Instant at ? Timestamps.write(at) : value.toString());
    }
  }
}

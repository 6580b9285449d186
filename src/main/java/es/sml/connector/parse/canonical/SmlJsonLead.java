package es.sml.connector.parse.canonical;

import es.sml.connector.lead.Lead;
import es.sml.connector.lead.NameOrId;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads one lead of SML's own JSON without checks of its values, because SML itself checks them. An
 * unknown field becomes a note.
 */
final class SmlJsonLead {
  private final JsonFields lead;
  private final List<String> unknown = new ArrayList<>();

  SmlJsonLead(JsonFields lead) {
    this.lead = lead;
  }

  Lead read() {
    Lead.Customer customer = customer(lead.inner("client"));
    Lead.Vehicle vehicle = vehicle(lead.inner("vehicle"));
    List<Lead.Task> tasks = tasks(lead.inner("request"));
    List<String> notes = new ArrayList<>(lead.contents("note"));
    NameOrId source = lead.nameOrId("source");
    List<String> tags = lead.contents("tags");
    NameOrId user = lead.nameOrId("user");
    Integer score = lead.whole("score");
    String status = lead.text("status");
    String externalId = lead.text("externalId"); // SML has no such field, and never gets it
    unknown.addAll(lead.unknown());
    unknown.forEach(field -> notes.add("Campo desconocido " + field));
    return new Lead(
        externalId, null, source, customer, vehicle, tasks, notes, tags, user, score, status, null);
  }

  private Lead.Customer customer(JsonFields client) {
    if (client == null) {
      return null;
    }
    Lead.Customer customer =
        new Lead.Customer(
            client.text("name"),
            client.text("phone"),
            client.text("email"),
            client.nameOrId("province"),
            client.nameOrId("location"),
            null);
    unknown.addAll(client.unknown());
    return customer;
  }

  private Lead.Vehicle vehicle(JsonFields wanted) {
    if (wanted == null) {
      return null;
    }
    Lead.Vehicle vehicle =
        new Lead.Vehicle(
            wanted.text("brand_model"),
            wanted.text("price"),
            wanted.text("km"),
            wanted.whole("year"),
            wanted.nameOrId("gas"),
            wanted.truth("sold"));
    unknown.addAll(wanted.unknown());
    return vehicle;
  }

  private List<Lead.Task> tasks(JsonFields request) {
    if (request == null) {
      return List.of();
    }
    List<Lead.Task> tasks = request.innerList("task").stream().map(this::task).toList();
    unknown.addAll(request.unknown());
    return tasks;
  }

  private Lead.Task task(JsonFields fields) {
    // The manual writes tracking_date_check in its bodies and traking_date_check in its text.
    Boolean tracked = fields.truth("tracking_date_check");
    Boolean misspelt = fields.truth("traking_date_check");
    Lead.Task task =
        new Lead.Task(
            fields.text("type"),
            fields.text("subtype"),
            fields.text("description"),
            fields.text("media"),
            fields.instant("planified_realization_date"),
            fields.instant("planified_tracking_date"),
            fields.truth("realization_date_check"),
            tracked == null ? misspelt : tracked,
            fields.contents("note"),
            appraisal(fields.inner("appraisal")));
    unknown.addAll(fields.unknown());
    return task;
  }

  private Lead.Appraisal appraisal(JsonFields valued) {
    if (valued == null) {
      return null;
    }
    Lead.Appraisal appraisal =
        new Lead.Appraisal(
            valued.text("brand_model"),
            valued.text("license_plate"),
            valued.text("km"),
            valued.whole("year"),
            valued.nameOrId("gas"),
            valued.text("extras"),
            valued.text("origin"));
    unknown.addAll(valued.unknown());
    return appraisal;
  }
}

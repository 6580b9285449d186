package es.sml.connector.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import es.sml.connector.sandbox.body.Bodies;
import es.sml.connector.sandbox.http.Json;
import es.sml.connector.sandbox.reference.ReferenceRow;
import es.sml.connector.sandbox.reference.References;
import es.sml.connector.sandbox.setting.SandboxSettings;
import es.sml.connector.sandbox.store.LeadStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;

/** Generates initial leads. The same seed gives the same leads. */
final class GeneratedLeads {
  /** Fixed, so that the leads do not depend on the current day. */
  private static final Instant NEWEST = Instant.parse("2026-09-01T08:00:00Z");

  private static final Duration BETWEEN_LEADS = Duration.ofMinutes(7);

  private final JsonNode words;
  private final List<ReferenceRow> sources;
  private final List<ReferenceRow> localities;
  private final int gasTypes;
  private final Random random;

  GeneratedLeads(References references, SandboxSettings settings) {
    this.words = References.resource("generated-leads", settings.username());
    this.sources = List.copyOf(references.table("sources").rows());
    this.localities = List.copyOf(references.table("localities").rows());
    this.gasTypes = references.table("gas-types").rows().size();
    this.random = new Random(settings.seed());
  }

  /** Adds the leads, oldest first. The audit does not contain them. */
  void addTo(LeadStore store, Bodies bodies, int count) {
    for (int number = 1; number <= count; number++) {
      Instant created = NEWEST.minus(BETWEEN_LEADS.multipliedBy((long) count - number));
      store.create(bodies.lead().read(lead(number)), created);
    }
  }

  private ObjectNode lead(int number) {
    ObjectNode lead = Json.object();
    lead.putObject("vehicle")
        .put("brand_model", word("models"))
        .put("price", Integer.toString(6_000 + 100 * random.nextInt(300)))
        .put("km", Integer.toString(1_000 * random.nextInt(200)))
        .put("year", 2010 + random.nextInt(16))
        .put("gas", 1 + random.nextInt(gasTypes));
    lead.put("source", oneOf(sources).id());
    addClient(lead.putObject("client"), number);
    ArrayNode tasks = lead.putObject("request").putArray("task");
    if (random.nextInt(4) == 0) {
      addTask(tasks.addObject());
    }
    addSometimes(lead, "note", "notes");
    addSometimes(lead, "tags", "tags");
    lead.put("status", word("statuses"));
    return random.nextBoolean() ? lead.put("score", 1 + random.nextInt(4)) : lead;
  }

  private void addClient(ObjectNode client, int number) {
    ReferenceRow locality = oneOf(localities);
    client
        .put("name", word("first_names") + " " + word("surnames") + " " + word("surnames"))
        .put("phone", Integer.toString(600_000_000 + random.nextInt(100_000_000)))
        .put("email", "cliente" + number + "@correo.example")
        .put("province", locality.tree().path("province").intValue())
        .put("location", locality.id());
  }

  private void addTask(ObjectNode task) {
    task.put("type", word("task_types"))
        .put("media", word("media"))
        .put("realization_date_check", random.nextBoolean());
    addSometimes(task, "note", "notes");
  }

  private void addSometimes(ObjectNode object, String field, String texts) {
    if (random.nextInt(3) == 0) {
      object.putArray(field).addObject().put("content", word(texts));
    }
  }

  private String word(String kind) {
    JsonNode choices = words.required(kind);
    return choices.get(random.nextInt(choices.size())).textValue();
  }

  private <T> T oneOf(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}

package es.sml.connector.sandbox;

import es.sml.connector.sandbox.lead.Block;
import es.sml.connector.sandbox.lead.Choices;
import es.sml.connector.sandbox.lead.SandboxClient;
import es.sml.connector.sandbox.lead.SandboxLeadDraft;
import es.sml.connector.sandbox.lead.SandboxTask;
import es.sml.connector.sandbox.lead.SandboxTaskDraft;
import es.sml.connector.sandbox.lead.SandboxVehicle;
import es.sml.connector.sandbox.reference.SandboxReferenceData;
import es.sml.connector.sandbox.store.LeadMaker;
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

  private static final List<String> FIRST_NAMES =
      List.of("Ainhoa", "Begoña", "Carles", "Diego", "Elena", "Iker", "Lucía", "Núria", "Óscar");
  private static final List<String> SURNAMES =
      List.of("Inventado", "Supuesta", "Ejemplar", "Fingido", "Ensayo", "Muestra", "Figurado");
  private static final List<String> MODELS =
      List.of(
          "SEAT León 1.5 TSI",
          "Renault Clio TCe 90",
          "Volkswagen Golf 2.0 TDI",
          "Toyota Corolla 140H",
          "Dacia Sandero ECO-G",
          "Kia Niro EV",
          "Peugeot 3008 BlueHDi");
  private static final List<String> STATUSES =
      List.of(Choices.NEW, Choices.NEW, "commercial_management", "tracing", Choices.END);
  private static final List<String> TASK_TYPES = List.of("date", "budget", "financing", "other");
  private static final List<String> MEDIA = List.of(Choices.PHONE, "E-mail", "Whatsapp");
  private static final List<String> NOTES =
      List.of(
          "Prefiere que le llamen por la tarde.",
          "Pregunta por la garantía.",
          "¿Sigue disponible? Lo vería el sábado.");
  private static final List<String> TAGS = List.of("financiación", "entrega vehículo", "urgente");

  private final SandboxReferenceData reference;
  private final List<SandboxReferenceData.Source> sources;
  private final List<SandboxReferenceData.Locality> localities;
  private final Random random;

  GeneratedLeads(SandboxReferenceData reference, long seed) {
    this.reference = reference;
    this.sources = List.copyOf(reference.sources().values());
    this.localities = List.copyOf(reference.localities().values());
    this.random = new Random(seed);
  }

  /** Adds the leads, oldest first. The audit does not contain them. */
  void addTo(LeadStore store, int count) {
    for (int number = 1; number <= count; number++) {
      Instant created = NEWEST.minus(BETWEEN_LEADS.multipliedBy((long) count - number));
      store.create(lead(number), new LeadMaker.Occasion(reference.apiUser(), created));
    }
  }

  private SandboxLeadDraft lead(int number) {
    SandboxVehicle.Details vehicle =
        new SandboxVehicle.Details(
            oneOf(MODELS),
            Integer.toString(6_000 + 100 * random.nextInt(300)),
            Integer.toString(1_000 * random.nextInt(200)),
            2010 + random.nextInt(16),
            reference.gasTypes().get(1 + random.nextInt(reference.gasTypes().size())),
            false);
    return new SandboxLeadDraft(
        oneOf(sources),
        null,
        Block.fresh(client(number)),
        Block.fresh(vehicle),
        Block.fresh(random.nextInt(4) == 0 ? List.of(Block.fresh(task())) : List.of()),
        sometimes(NOTES),
        sometimes(TAGS),
        oneOf(STATUSES),
        random.nextBoolean() ? Integer.toString(1 + random.nextInt(4)) : null);
  }

  private SandboxClient.Details client(int number) {
    SandboxReferenceData.Locality locality = oneOf(localities);
    return new SandboxClient.Details(
        oneOf(FIRST_NAMES) + " " + oneOf(SURNAMES) + " " + oneOf(SURNAMES),
        Integer.toString(600_000_000 + random.nextInt(100_000_000)),
        "cliente" + number + "@correo.example",
        reference.provinces().get(locality.province()),
        locality);
  }

  private SandboxTaskDraft task() {
    SandboxTask.Details details =
        new SandboxTask.Details(
            oneOf(TASK_TYPES), null, null, oneOf(MEDIA), null, null, random.nextBoolean(), false);
    return new SandboxTaskDraft(details, sometimes(NOTES), null);
  }

  private List<Block<String>> sometimes(List<String> texts) {
    return random.nextInt(3) == 0 ? List.of(Block.fresh(oneOf(texts))) : List.of();
  }

  private <T> T oneOf(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}

package es.sml.connector.simulation;

import es.sml.connector.lead.MessageKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The errors of a world at its end. */
final class SimulationCheck {
  private final SimulatedWorld world;
  private final List<String> faults = new ArrayList<>();

  private SimulationCheck(SimulatedWorld world) {
    this.world = world;
  }

  /** A row of the ledger. */
  private record Row(String state, Long smlId, String reason, Long parkedAt, String request) {}

  /** Empty if there is no error. */
  static List<String> on(SimulatedWorld world) {
    SimulationCheck check = new SimulationCheck(world);
    if (!world.broker().isEmpty()) {
      check.faults.add("messages are left on the way");
    }
    world.offered().forEach(check::checkOffer);
    world.offered().stream()
        .collect(Collectors.groupingBy(SimulatedOffer::phone, TreeMap::new, Collectors.toList()))
        .values()
        .forEach(check::checkDuplicates);
    return check.faults;
  }

  private void checkOffer(SimulatedOffer offer) {
    List<SimulatedSml.Stored> stored = stored(offer);
    Row row = row(offer);
    if (stored.size() > 1) {
      faults.add(offer + " was created " + stored.size() + " times");
    }
    switch (row.state()) {
      case "CREATED" -> {
        if (stored.isEmpty()) {
          faults.add(offer + " is lost: noted as created, and SML has it not");
        } else if (stored.stream().noneMatch(lead -> lead.id() == row.smlId())) {
          faults.add(offer + " is noted as " + row.smlId() + ", which is another's");
        }
      }
      case "REJECTED" -> {
        if (!stored.stream().allMatch(SimulatedSml.Stored::refused)) {
          faults.add(offer + " is noted as rejected, and SML has it");
        }
        if (dead(offer.key()) == 0) {
          faults.add(offer + " is lost: rejected, without a dead letter");
        }
      }
      case "UNKNOWN" -> {
        if (row.parkedAt() == null) {
          faults.add(offer + " is lost: unsure, and nobody looks for it");
        } else if (world.sml().sight() == SimulatedSml.Sight.BY_REFERENCE) {
          faults.add(offer + " is parked, where SML could tell: " + row.reason());
        } else if (row.request() == null) {
          faults.add(offer + " is parked without evidence");
        }
      }
      case "DUPLICATE" -> checkDuplicate(offer, row, stored);
      default -> faults.add(offer + " is lost: " + row.state() + " " + row.reason());
    }
  }

  private void checkDuplicate(SimulatedOffer offer, Row row, List<SimulatedSml.Stored> stored) {
    if (!stored.isEmpty()) {
      faults.add(offer + " is noted as a repeat, and was created");
    }
    Optional<SimulatedSml.Stored> first =
        world.sml().leads().stream().filter(lead -> lead.id() == row.smlId()).findFirst();
    if (first.isEmpty() || !first.get().phone().equals(offer.phone())) {
      faults.add(offer + " is lost: noted as a repeat of " + row.smlId());
      return;
    }
    String mark = "(" + MessageKey.reference(offer.key()) + ")";
    long noted = first.get().notes().stream().filter(note -> note.contains(mark)).count();
    if (noted != (offer.dealer().equals(Worlds.NOTES) ? 1 : 0)) {
      faults.add(offer + " is noted " + noted + " times in " + row.smlId());
    }
  }

  /** Checks one enquiry. */
  private void checkDuplicates(List<SimulatedOffer> offers) {
    List<String> states = offers.stream().map(offer -> row(offer).state()).toList();
    long created = states.stream().filter("CREATED"::equals).count();
    boolean all = offers.get(0).dealer().equals(Worlds.CREATES);
    if (created > 1 && !all && !states.contains("UNKNOWN")) {
      faults.add(offers + " are an enquiry and its repeats, and were created: " + created);
    }
  }

  private List<SimulatedSml.Stored> stored(SimulatedOffer offer) {
    String reference = MessageKey.reference(offer.key());
    return world.sml().leads().stream().filter(lead -> lead.isTagged(reference)).toList();
  }

  private Row row(SimulatedOffer offer) {
    return world
        .ledger()
        .rows()
        .sql("SELECT state, sml_id, reason, parked_at, request FROM lead WHERE lead_key = :key")
        .param("key", offer.key())
        .query(Row.class)
        .optional()
        .orElse(new Row("none", null, null, null, null));
  }

  private long dead(String key) {
    return world.broker().count(SimulatedBroker.DEAD, key);
  }
}

package es.sml.connector.simulation;

import java.util.ArrayList;
import java.util.List;

/** What is wrong with a world that has come to its end. */
final class Verdict {
  private final World world;
  private final List<String> faults = new ArrayList<>();

  private Verdict(World world) {
    this.world = world;
  }

  /** A row of the ledger. */
  private record Row(String state, Long smlId, String reason, Long parkedAt, String request) {}

  /** Nothing is, where this is empty. */
  static List<String> on(World world) {
    Verdict verdict = new Verdict(world);
    boolean mayPark = world.sml().sight() != SimulatedSml.Sight.BY_REFERENCE;
    if (!world.broker().isEmpty()) {
      verdict.faults.add("messages are left on the way");
    }
    world.offered().forEach((phone, key) -> verdict.judge(phone, key, mayPark));
    return verdict.faults;
  }

  private void judge(String phone, String key, boolean mayPark) {
    List<SimulatedSml.Stored> stored =
        world.sml().leads().stream().filter(lead -> lead.phone().equals(phone)).toList();
    Row row =
        world
            .ledger()
            .rows()
            .sql("SELECT state, sml_id, reason, parked_at, request FROM lead WHERE lead_key = :key")
            .param("key", key)
            .query(Row.class)
            .optional()
            .orElse(new Row("none", null, null, null, null));
    if (stored.size() > 1) {
      faults.add(phone + " was created " + stored.size() + " times");
    }
    switch (row.state()) {
      case "CREATED" -> {
        if (stored.isEmpty()) {
          faults.add(phone + " is lost: noted as created, and SML has it not");
        } else if (stored.stream().noneMatch(lead -> lead.id() == row.smlId())) {
          faults.add(phone + " is noted as " + row.smlId() + ", which is another's");
        }
      }
      case "REJECTED" -> {
        if (!stored.isEmpty()) {
          faults.add(phone + " is noted as rejected, and SML has it");
        }
        if (dead(key) == 0) {
          faults.add(phone + " is lost: rejected, without a dead letter");
        }
      }
      case "UNKNOWN" -> {
        if (row.parkedAt() == null) {
          faults.add(phone + " is lost: unsure, and nobody looks for it");
        } else if (!mayPark) {
          faults.add(phone + " is parked, where SML could tell: " + row.reason());
        } else if (row.request() == null) {
          faults.add(phone + " is parked without evidence");
        }
      }
      default -> faults.add(phone + " is lost: " + row.state() + " " + row.reason());
    }
  }

  private long dead(String key) {
    return world.broker().count("leads.dead", key);
  }
}

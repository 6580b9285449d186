package es.sml.connector.console;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import es.sml.connector.ops.OpsEndpoint;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Shows the pages about dead letters: list, content, replay and discard. */
final class LetterPages {
  private static final List<String> FILTERS = List.of("queue", "dealer", "stage", "reason");

  /** The stages of dead letters, for the filter. */
  static final List<String> STAGES =
      List.of(
          "intake",
          "receive",
          "parse",
          "hold",
          "map",
          "deduplicate",
          "deliver",
          "reconcile",
          "command",
          "reply",
          "callback");

  private static final int AT_A_TIME = 200;
  private static final int MOST_ROUNDS = 10;

  private final OpsDesk desk;
  private final Supplier<List<String>> dealers;

  LetterPages(OpsDesk desk, Supplier<List<String>> dealers) {
    this.desk = desk;
    this.dealers = dealers;
  }

  /** The outcome of an action, for its page. */
  public record Done(
      String action,
      List<Map<String, Object>> results,
      long success,
      long skipped,
      long unreadable,
      boolean more) {}

  Outcome list(Visit visit) {
    Map<String, String> query = new HashMap<>();
    for (String filter : FILTERS) {
      if (visit.parameter(filter) != null) {
        query.put(filter, visit.parameter(filter));
      }
    }
    Map<String, Object> values = new HashMap<>();
    values.put("filtered", query.size() > (query.containsKey("queue") ? 1 : 0));
    for (String filter : FILTERS) {
      values.put(filter, query.getOrDefault(filter, ""));
    }
    values.put("queue", query.getOrDefault("queue", "dead"));
    if (visit.parameter("after") != null) {
      query.put("after", visit.parameter("after"));
    }
    values.putAll(OpsDesk.values(desk.get(visit, OpsEndpoint.LIST_DEAD_LETTERS, query)));
    values.put("dealers", dealers.get());
    values.put("stages", STAGES);
    values.put("later", visit.parameter("after") != null);
    values.put("nothingChosen", visit.parameter("nothing") != null);
    String done = visit.parameter("done");
    values.put("done", done == null ? null : visit.session().recall(done, Done.class).orElse(null));
    return new Outcome.View("dead-letters", values);
  }

  Outcome show(Visit visit) {
    return show(desk.get(visit, OpsEndpoint.SHOW_DEAD_LETTER, visit.name()));
  }

  Outcome unmask(Visit visit) {
    ObjectNode nothing = JsonNodeFactory.instance.objectNode();
    return show(desk.post(visit, OpsEndpoint.UNMASK_DEAD_LETTER, visit.name(), nothing));
  }

  Outcome replay(Visit visit) {
    return work(visit, OpsEndpoint.REPLAY_DEAD_LETTERS, true);
  }

  /** Asks for a reason before it discards anything. */
  Outcome discard(Visit visit) {
    return work(visit, OpsEndpoint.DISCARD_DEAD_LETTERS, !visit.field("why").isEmpty());
  }

  // Dead letters of a filter are listed before the action, for confirmation.
  private Outcome work(Visit visit, OpsEndpoint endpoint, boolean complete) {
    boolean all = !visit.field("all").isEmpty();
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    if (all) {
      ObjectNode filter = body.putObject("filter");
      for (String name : FILTERS) {
        if (!visit.field(name).isEmpty()) {
          filter.put(name, visit.field(name));
        }
      }
      body.put("limit", AT_A_TIME);
    } else {
      ArrayNode chosen = body.putArray("deadLetters");
      visit.fields("dead-letter").forEach(chosen::add);
      if (chosen.isEmpty()) {
        return new Outcome.Move(back(visit) + "&nothing=1");
      }
    }
    if (endpoint == OpsEndpoint.DISCARD_DEAD_LETTERS) {
      body.put("reason", complete ? visit.field("why") : "not given yet");
    }
    boolean confirmed = complete && (!all || !visit.field("confirmed").isEmpty());
    if (!confirmed) {
      body.put("dryRun", true);
      return confirmation(visit, endpoint, desk.post(visit, endpoint, "", body), all);
    }
    List<Map<String, Object>> results = new ArrayList<>();
    JsonNode answer = JsonNodeFactory.instance.objectNode();
    for (int round = 0; round == 0 || (answer.hasNonNull("next") && round < MOST_ROUNDS); round++) {
      if (round > 0) {
        body.put("after", answer.path("next").asText());
      }
      answer = desk.post(visit, endpoint, "", body);
      answer.path("results").forEach(result -> results.add(OpsDesk.values(result)));
    }
    long done = count(results, "success");
    String name =
        visit
            .session()
            .remember(
                new Done(
                    endpoint == OpsEndpoint.REPLAY_DEAD_LETTERS ? "replay" : "discard",
                    results.stream()
                        .filter(result -> !"success".equals(result.get("outcome")))
                        .toList(),
                    done,
                    results.size() - done,
                    answer.path("unreadable").asLong(),
                    answer.hasNonNull("next")));
    return new Outcome.Move(back(visit) + "&done=" + name);
  }

  private Outcome confirmation(Visit visit, OpsEndpoint endpoint, JsonNode would, boolean all) {
    List<Map<String, Object>> results = new ArrayList<>();
    would.path("results").forEach(result -> results.add(OpsDesk.values(result)));
    Map<String, Object> values = new HashMap<>();
    values.put("action", endpoint == OpsEndpoint.REPLAY_DEAD_LETTERS ? "replay" : "discard");
    values.put("results", results);
    values.put("possible", count(results, "possible"));
    values.put("more", would.hasNonNull("next"));
    values.put("unreadable", would.path("unreadable").asLong());
    values.put("all", all);
    for (String filter : FILTERS) {
      values.put(filter, visit.field(filter));
    }
    return new Outcome.View("dead-letters-confirm", values);
  }

  private static Outcome show(JsonNode letter) {
    Map<String, Object> values = new HashMap<>();
    values.put("deadLetter", OpsDesk.values(letter));
    values.put("queue", letter.path("queue").asText());
    return new Outcome.View("dead-letter", values);
  }

  private static String back(Visit visit) {
    String queue = visit.field("queue");
    return ConsolePage.DEAD_LETTERS.path()
        + "?queue="
        + PageFunctions.encode(queue.isEmpty() ? "dead" : queue);
  }

  private static long count(List<Map<String, Object>> results, String outcome) {
    return results.stream().filter(result -> outcome.equals(result.get("outcome"))).count();
  }
}

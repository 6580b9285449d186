package es.sml.connector.console.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import es.sml.connector.console.request.ConsolePage;
import es.sml.connector.console.request.Outcome;
import es.sml.connector.console.request.PageRequest;
import es.sml.connector.console.text.PageFunctions;
import es.sml.connector.ops.http.OpsEndpoint;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Shows the pages about dead letters: list, content, replay and discard. */
public final class DeadLetterPages {
  private static final List<String> FILTERS = List.of("queue", "dealer", "stage", "reason");

  /** The stages of dead letters, for the filter. */
  public static final List<String> STAGES =
      List.of(
          "intake",
          "fetch",
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

  private final OpsApiClient api;
  private final Supplier<List<String>> dealers;

  public DeadLetterPages(OpsApiClient api, Supplier<List<String>> dealers) {
    this.api = api;
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

  public Outcome list(PageRequest pageRequest) {
    Map<String, String> query = new HashMap<>();
    for (String filter : FILTERS) {
      if (pageRequest.parameter(filter) != null) {
        query.put(filter, pageRequest.parameter(filter));
      }
    }
    Map<String, Object> values = new HashMap<>();
    values.put("filtered", query.size() > (query.containsKey("queue") ? 1 : 0));
    for (String filter : FILTERS) {
      values.put(filter, query.getOrDefault(filter, ""));
    }
    values.put("queue", query.getOrDefault("queue", "dead"));
    if (pageRequest.parameter("after") != null) {
      query.put("after", pageRequest.parameter("after"));
    }
    values.putAll(OpsApiClient.values(api.get(pageRequest, OpsEndpoint.LIST_DEAD_LETTERS, query)));
    values.put("dealers", dealers.get());
    values.put("stages", STAGES);
    values.put("later", pageRequest.parameter("after") != null);
    values.put("nothingChosen", pageRequest.parameter("nothing") != null);
    String done = pageRequest.parameter("done");
    values.put(
        "done", done == null ? null : pageRequest.session().recall(done, Done.class).orElse(null));
    return new Outcome.View("dead-letters", values);
  }

  public Outcome show(PageRequest pageRequest) {
    return show(api.get(pageRequest, OpsEndpoint.SHOW_DEAD_LETTER, pageRequest.name()));
  }

  public Outcome unmask(PageRequest pageRequest) {
    ObjectNode nothing = JsonNodeFactory.instance.objectNode();
    return show(api.post(pageRequest, OpsEndpoint.UNMASK_DEAD_LETTER, pageRequest.name(), nothing));
  }

  public Outcome replay(PageRequest pageRequest) {
    return work(pageRequest, OpsEndpoint.REPLAY_DEAD_LETTERS, true);
  }

  /** Asks for a reason before it discards anything. */
  public Outcome discard(PageRequest pageRequest) {
    return work(pageRequest, OpsEndpoint.DISCARD_DEAD_LETTERS, !pageRequest.field("why").isEmpty());
  }

  // Dead letters of a filter are listed before the action, for confirmation.
  private Outcome work(PageRequest pageRequest, OpsEndpoint endpoint, boolean complete) {
    boolean all = !pageRequest.field("all").isEmpty();
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    if (all) {
      ObjectNode filter = body.putObject("filter");
      for (String name : FILTERS) {
        if (!pageRequest.field(name).isEmpty()) {
          filter.put(name, pageRequest.field(name));
        }
      }
      body.put("limit", AT_A_TIME);
    } else {
      ArrayNode chosen = body.putArray("deadLetters");
      pageRequest.fields("dead-letter").forEach(chosen::add);
      if (chosen.isEmpty()) {
        return new Outcome.Move(back(pageRequest) + "&nothing=1");
      }
    }
    if (endpoint == OpsEndpoint.DISCARD_DEAD_LETTERS) {
      body.put("reason", complete ? pageRequest.field("why") : "not given yet");
    }
    boolean confirmed = complete && (!all || !pageRequest.field("confirmed").isEmpty());
    if (!confirmed) {
      body.put("dryRun", true);
      return confirmation(pageRequest, endpoint, api.post(pageRequest, endpoint, "", body), all);
    }
    List<Map<String, Object>> results = new ArrayList<>();
    JsonNode answer = JsonNodeFactory.instance.objectNode();
    for (int round = 0; round == 0 || (answer.hasNonNull("next") && round < MOST_ROUNDS); round++) {
      if (round > 0) {
        body.put("after", answer.path("next").asText());
      }
      answer = api.post(pageRequest, endpoint, "", body);
      answer.path("results").forEach(result -> results.add(OpsApiClient.values(result)));
    }
    long done = count(results, "success");
    String name =
        pageRequest
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
    return new Outcome.Move(back(pageRequest) + "&done=" + name);
  }

  private Outcome confirmation(
      PageRequest pageRequest, OpsEndpoint endpoint, JsonNode would, boolean all) {
    List<Map<String, Object>> results = new ArrayList<>();
    would.path("results").forEach(result -> results.add(OpsApiClient.values(result)));
    Map<String, Object> values = new HashMap<>();
    values.put("action", endpoint == OpsEndpoint.REPLAY_DEAD_LETTERS ? "replay" : "discard");
    values.put("results", results);
    values.put("possible", count(results, "possible"));
    values.put("more", would.hasNonNull("next"));
    values.put("unreadable", would.path("unreadable").asLong());
    values.put("all", all);
    for (String filter : FILTERS) {
      values.put(filter, pageRequest.field(filter));
    }
    return new Outcome.View("dead-letters-confirm", values);
  }

  private static Outcome show(JsonNode deadLetter) {
    Map<String, Object> values = new HashMap<>();
    values.put("deadLetter", OpsApiClient.values(deadLetter));
    values.put("queue", deadLetter.path("queue").asText());
    return new Outcome.View("dead-letter", values);
  }

  private static String back(PageRequest pageRequest) {
    String queue = pageRequest.field("queue");
    return ConsolePage.DEAD_LETTERS.path()
        + "?queue="
        + PageFunctions.encode(queue.isEmpty() ? "dead" : queue);
  }

  private static long count(List<Map<String, Object>> results, String outcome) {
    return results.stream().filter(result -> outcome.equals(result.get("outcome"))).count();
  }
}

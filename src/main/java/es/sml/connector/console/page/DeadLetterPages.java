package es.sml.connector.console.page;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import es.sml.connector.console.request.ConsolePage;
import es.sml.connector.console.request.Outcome;
import es.sml.connector.console.request.PageRequest;
import es.sml.connector.console.text.PageFunctions;
import es.sml.connector.ops.http.OpsEndpoint;
import es.sml.connector.ops.view.lead.BatchView;
import es.sml.connector.ops.view.lead.DeadLetterView;
import es.sml.connector.ops.view.lead.TeachView;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Lists, replays and discards dead letters. An action on all dead letters of a filter needs a
 * confirmation.
 */
public record DeadLetterPages(OpsApiClient api, Supplier<List<String>> dealers) {
  private static final List<String> FILTERS = List.of("queue", "dealer", "stage", "reason");

  /** The format is no filter of the list, because it reads every message of the queue. */
  private static final List<String> FILTERS_OF_WORK =
      List.of("queue", "dealer", "stage", "reason", "format");

  private static final int AT_A_TIME = 200;
  private static final int MOST_ROUNDS = 10;

  /** The outcome of an action, for its page. */
  public record Done(
      String action,
      List<BatchView.Result> results,
      long success,
      long skipped,
      long unreadable,
      boolean more) {}

  public Outcome list(PageRequest pageRequest) {
    Map<String, String> query = pageRequest.parameters(FILTERS);
    Map<String, Object> values = new HashMap<>();
    values.put("filtered", query.size() > (query.containsKey("queue") ? 1 : 0));
    for (String filter : FILTERS) {
      values.put(filter, query.getOrDefault(filter, ""));
    }
    values.put("queue", query.getOrDefault("queue", "dead"));
    query.putAll(pageRequest.parameters(OpsApiClient.AFTER));
    values.put(
        "list",
        api.get(pageRequest, OpsEndpoint.LIST_DEAD_LETTERS, query, DeadLetterView.Page.class));
    values.put("dealers", OpsApiClient.limited(dealers.get(), pageRequest));
    values.put("stages", DeadLetterView.STAGES);
    values.put("nothingChosen", pageRequest.parameter("nothing") != null);
    values.put("done", pageRequest.note("done", Done.class));
    values.put("taught", pageRequest.note("taught", TeachView.Saved.class));
    return new Outcome.View("dead-letters", values);
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
      for (String name : FILTERS_OF_WORK) {
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
      return confirmation(pageRequest, endpoint, work(pageRequest, endpoint, body), all);
    }
    BatchView answer = work(pageRequest, endpoint, body);
    List<BatchView.Result> results = new ArrayList<>(answer.results());
    for (int round = 1; answer.next() != null && round < MOST_ROUNDS; round++) {
      answer = work(pageRequest, endpoint, body.put("after", answer.next()));
      results.addAll(answer.results());
    }
    long done = count(results, "success");
    String name =
        pageRequest
            .session()
            .remember(
                new Done(
                    endpoint == OpsEndpoint.REPLAY_DEAD_LETTERS ? "replay" : "discard",
                    results.stream().filter(result -> !result.outcome().equals("success")).toList(),
                    done,
                    results.size() - done,
                    answer.unreadable(),
                    answer.next() != null));
    return new Outcome.Move(back(pageRequest) + "&done=" + name);
  }

  private BatchView work(PageRequest pageRequest, OpsEndpoint endpoint, ObjectNode body) {
    return api.post(pageRequest, endpoint, body, BatchView.class);
  }

  private Outcome confirmation(
      PageRequest pageRequest, OpsEndpoint endpoint, BatchView would, boolean all) {
    Map<String, Object> values = new HashMap<>();
    values.put("action", endpoint == OpsEndpoint.REPLAY_DEAD_LETTERS ? "replay" : "discard");
    values.put("results", would.results());
    values.put("possible", count(would.results(), "possible"));
    values.put("more", would.next() != null);
    values.put("unreadable", would.unreadable());
    values.put("all", all);
    for (String filter : FILTERS_OF_WORK) {
      values.put(filter, pageRequest.field(filter));
    }
    return new Outcome.View("dead-letters-confirm", values);
  }

  private static String back(PageRequest pageRequest) {
    String queue = pageRequest.field("queue");
    return ConsolePage.DEAD_LETTERS.path()
        + "?queue="
        + PageFunctions.encode(queue.isEmpty() ? "dead" : queue);
  }

  private static long count(List<BatchView.Result> results, String outcome) {
    return results.stream().filter(result -> outcome.equals(result.outcome())).count();
  }
}

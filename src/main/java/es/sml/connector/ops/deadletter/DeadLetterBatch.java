package es.sml.connector.ops.deadletter;

import com.fasterxml.jackson.databind.JsonNode;
import es.sml.connector.ledger.action.OperatorAction;
import es.sml.connector.ops.http.OpsException;
import es.sml.connector.ops.http.OpsRequest;
import es.sml.connector.ops.http.Paging;
import es.sml.connector.ops.text.PrintableText;
import es.sml.connector.ops.view.lead.BatchView;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Replays or discards many dead letters, each in a transaction of its own, and limits their number.
 * The request names them, or a filter selects the oldest. A repeated request continues an
 * interrupted one.
 */
public record DeadLetterBatch(DeadLetterIndex index) {
  private static final Set<String> FIELDS =
      Set.of("deadLetters", "filter", "after", "limit", "dryRun", "reason");
  private static final int USUAL_NUMBER = 50;
  private static final int LARGEST_NUMBER = 200;

  public BatchView run(
      OpsRequest request, OperatorAction action, DeadLetterAction deadLetterAction) {
    JsonNode body = request.body();
    OpsRequest.checkFields(body, FIELDS);
    boolean byFilter = body.path("filter").isObject();
    if (byFilter == body.path("deadLetters").isArray()) {
      throw OpsException.wrong(
          "refused.either", "the body needs either {0} or {1}", "deadLetters", "filter");
    }
    int limit =
        Paging.limit(
            body.hasNonNull("limit") ? body.path("limit").asText() : null,
            USUAL_NUMBER,
            LARGEST_NUMBER);
    DeadLetterFilter filter = byFilter ? DeadLetterFilter.of(body.path("filter")) : null;
    List<DeadLetterRef> deadLetters = byFilter ? filtered(filter, body, limit) : named(body);
    boolean dry = body.path("dryRun").asBoolean(false);
    List<BatchView.Result> results = new ArrayList<>();
    for (DeadLetterRef deadLetter : together(deadLetters)) {
      String key = deadLetter.key() == null ? "" : PrintableText.line(deadLetter.key());
      results.add(
          deadLetterAction
              .on(deadLetter, action, dry)
              .view(deadLetter.id(), key, request.language()));
    }
    boolean more = byFilter && deadLetters.size() >= limit;
    return new BatchView(
        dry,
        results,
        byFilter && !more ? index.unread(filter.queue()) : 0,
        more ? DeadLetterCursor.of(deadLetters.get(deadLetters.size() - 1)).written() : null);
  }

  // Dead letters of one lead belong together: the first one would block the second.
  private static Collection<DeadLetterRef> together(List<DeadLetterRef> deadLetters) {
    Map<String, DeadLetterRef> together = new LinkedHashMap<>();
    for (DeadLetterRef deadLetter : deadLetters) {
      together.merge(
          deadLetter.key() == null ? deadLetter.id() : deadLetter.key(),
          deadLetter,
          (one, other) -> one.withCopies(one.copies() + other.copies()));
    }
    return together.values();
  }

  private List<DeadLetterRef> named(JsonNode body) {
    if (body.path("deadLetters").size() > LARGEST_NUMBER) {
      throw OpsException.wrong(
          "refused.list",
          "{0} must be a list of at most {1} entries",
          "deadLetters",
          LARGEST_NUMBER);
    }
    List<DeadLetterRef> deadLetters = new ArrayList<>();
    body.path("deadLetters").forEach(name -> deadLetters.add(index.one(name.asText())));
    return deadLetters;
  }

  private List<DeadLetterRef> filtered(DeadLetterFilter filter, JsonNode body, int limit) {
    DeadLetterRef after =
        body.hasNonNull("after") ? DeadLetterCursor.read(body.path("after").asText()).ref() : null;
    return index.oldest(filter, after, limit);
  }
}

package es.sml.connector.ops;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import es.sml.connector.deliver.Operation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Does the same action on many dead letters, each in a transaction of its own. The request names
 * them, or a filter selects the oldest. A repeated request continues an interrupted one.
 */
final class LetterWork {
  private static final Set<String> FIELDS =
      Set.of("deadLetters", "filter", "after", "limit", "dryRun", "reason");
  private static final int USUAL_NUMBER = 50;
  private static final int LARGEST_NUMBER = 200;

  private final LetterIndex index;

  LetterWork(LetterIndex index) {
    this.index = index;
  }

  ObjectNode run(OpsRequest request, Operation operation, LetterTask task) {
    JsonNode body = request.body();
    OpsRequest.checkFields(body, FIELDS);
    boolean byFilter = body.path("filter").isObject();
    if (byFilter == body.path("deadLetters").isArray()) {
      throw OpsException.wrong("the body needs either deadLetters or filter");
    }
    int limit =
        Paging.limit(
            body.hasNonNull("limit") ? body.path("limit").asText() : null,
            USUAL_NUMBER,
            LARGEST_NUMBER);
    LetterFilter filter = byFilter ? LetterFilter.of(body.path("filter")) : null;
    List<LetterPlace> letters = byFilter ? filtered(filter, body, limit) : named(body);
    boolean dry = body.path("dryRun").asBoolean(false);
    ObjectNode answer = JsonNodeFactory.instance.objectNode().put("dryRun", dry);
    ArrayNode results = answer.putArray("results");
    for (LetterPlace letter : together(letters)) {
      LetterTask.Outcome outcome = task.on(letter, operation, dry);
      results
          .addObject()
          .put("id", letter.id())
          .put("key", letter.key() == null ? "" : PrintableText.line(letter.key()))
          .put("outcome", outcome.verdict().name().toLowerCase(Locale.ROOT))
          .put("text", outcome.text());
    }
    boolean more = byFilter && letters.size() >= limit;
    answer.put("unreadable", byFilter && !more ? index.unread(filter.queue()) : 0);
    answer.put("next", more ? LetterCursor.of(letters.get(letters.size() - 1)).written() : null);
    return answer;
  }

  // Dead letters of one lead belong together: the first one would block the second.
  private static Collection<LetterPlace> together(List<LetterPlace> letters) {
    Map<String, LetterPlace> together = new LinkedHashMap<>();
    for (LetterPlace letter : letters) {
      together.merge(
          letter.key() == null ? letter.id() : letter.key(),
          letter,
          (one, other) -> one.withCopies(one.copies() + other.copies()));
    }
    return together.values();
  }

  private List<LetterPlace> named(JsonNode body) {
    if (body.path("deadLetters").size() > LARGEST_NUMBER) {
      throw OpsException.wrong(
          "deadLetters must be a list of at most " + LARGEST_NUMBER + " keys or ids");
    }
    List<LetterPlace> letters = new ArrayList<>();
    body.path("deadLetters").forEach(name -> letters.add(index.one(name.asText())));
    return letters;
  }

  private List<LetterPlace> filtered(LetterFilter filter, JsonNode body, int limit) {
    LetterPlace after =
        body.hasNonNull("after") ? LetterCursor.read(body.path("after").asText()).place() : null;
    return index.oldest(filter, after, limit);
  }
}

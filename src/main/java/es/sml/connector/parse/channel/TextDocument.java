package es.sml.connector.parse.channel;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import es.sml.connector.failure.UnreadableMessageException;
import es.sml.connector.parse.contact.ContactCard;
import es.sml.connector.parse.json.LeadJson;
import java.util.List;
import java.util.Optional;

/**
 * Text of programs that says the same as JSON: JSON in lines, YAML, a vCard, the lines of a log,
 * and name=value lines. Returns it as JSON, so that one reader knows the names of all.
 */
final class TextDocument {
  private static final int MOST_LINES = 5_000;
  private static final int LONGEST = 1_000_000;
  private static final int FEWEST_PAIRS = 3;

  private static final YAMLMapper YAML =
      new YAMLMapper(
          YAMLFactory.builder()
              .streamReadConstraints(LeadJson.MAPPER.getFactory().streamReadConstraints())
              .build());

  private static final Pattern LOG_LINE =
      Pattern.compile("^\\W?\\d{4}-\\d\\d-\\d\\d[T ]\\d\\d:\\d\\d");
  private static final Pattern PAIR = Pattern.compile("([\\pL_][\\pL\\d_.-]*)=\"([^\"]*)\"");

  private TextDocument() {}

  /** Returns the text as JSON; empty if it is something else. */
  static Optional<JsonNode> read(String text) {
    String stripped = text.length() > LONGEST ? "" : text.strip();
    if (stripped.startsWith("{")) {
      return lines(stripped);
    }
    if (stripped.startsWith("---")) {
      return yaml(stripped);
    }
    if (stripped.startsWith("BEGIN:VCARD")) {
      return ContactCard.of(stripped).map(TextDocument::json);
    }
    return LOG_LINE.matcher(stripped).find() ? log(stripped) : KeyLines.read(stripped);
  }

  /** Returns the objects of a text with one a line; empty if it is something else. */
  static Optional<JsonNode> lines(String text) {
    List<String> lines = text.startsWith("{") ? written(text) : List.of();
    boolean objects =
        text.length() <= LONGEST
            && lines.size() > 1
            && lines.size() <= MOST_LINES
            && lines.stream().allMatch(line -> line.startsWith("{") && line.endsWith("}"));
    if (!objects) {
      return Optional.empty();
    }
    try {
      return Optional.of(LeadJson.read("[" + String.join(",\n", lines) + "]"));
    } catch (UnreadableMessageException e) {
      return Optional.empty(); // the reader of JSON says why
    }
  }

  private static Optional<JsonNode> yaml(String text) {
    try {
      return Optional.ofNullable(YAML.readTree(text)).filter(JsonNode::isObject);
    } catch (JsonProcessingException e) {
      return Optional.empty(); // a line of a mail
    }
  }

  /** Reads the pairs such as {@code name="Ana"}; empty if one name has several values. */
  private static Optional<JsonNode> log(String text) {
    List<String> lines = written(text);
    if (lines.size() > MOST_LINES
        || !lines.stream().allMatch(line -> LOG_LINE.matcher(line).find())) {
      return Optional.empty();
    }
    ObjectNode pairs = JsonNodeFactory.instance.objectNode();
    Matcher pair = PAIR.matcher(text);
    while (pair.find()) {
      JsonNode before = pairs.get(pair.group(1));
      if (before != null && !before.asText().equals(pair.group(2))) {
        return Optional.empty(); // another customer's
      }
      pairs.put(pair.group(1), pair.group(2));
    }
    return pairs.size() < FEWEST_PAIRS ? Optional.empty() : Optional.of(pairs);
  }

  private static JsonNode json(ContactCard card) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("name", card.name())
        .put("phone", card.phone())
        .put("email", card.email())
        .put("message", card.note());
  }

  private static List<String> written(String text) {
    return text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
  }
}

package es.sml.connector.command.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import es.sml.connector.command.Command;
import es.sml.connector.failure.sml.InvalidCallException;
import es.sml.connector.lead.MessageKey;
import es.sml.connector.sml.SmlOperation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Refuses a command that sets, changes or removes a reference: by this tag the connector finds out
 * whether a lead is in SML.
 */
final class ReferenceTagCheck {
  private static final String TAGS = "tags";
  private static final String CONTENT = "content";

  private ReferenceTagCheck() {}

  /** Returns whether a command changes tags, so that SML must be asked for those of its lead. */
  static boolean isNeeded(Command command) {
    return command.operation() == SmlOperation.MODIFY_LEAD
        && command.call().body() != null
        && command.call().body().has(TAGS);
  }

  /**
   * Checks that the lead has the same references after the command.
   *
   * @param lead as SML shows it
   * @throws InvalidCallException if it has others
   */
  static void check(Command command, JsonNode lead) {
    JsonNode current = lead.path(TAGS);
    if (isNeeded(command) && !references(after(command, current)).equals(references(current))) {
      throw new InvalidCallException(
          command.operation().label(),
          List.of(
              "may not set or remove a `ref:` tag: the connector finds leads by it. With `replace`,"
                  + " repeat the lead's own"));
    }
  }

  // SML replaces the list; without `replace`, the connector sends the other tags, too.
  private static List<JsonNode> after(Command command, JsonNode current) {
    List<JsonNode> after = new ArrayList<>();
    Set<String> changed = new HashSet<>();
    for (JsonNode tag : command.call().body().path(TAGS)) {
      String id = tag.path("id").asText();
      changed.add(id);
      after.add(tag.has(CONTENT) ? tag : withId(id, current));
    }
    if (!command.call().replace()) {
      current.forEach(
          tag -> {
            if (!changed.contains(tag.path("id").asText())) {
              after.add(tag);
            }
          });
    }
    return after;
  }

  private static JsonNode withId(String id, JsonNode tags) {
    for (JsonNode tag : tags) {
      if (tag.path("id").asText().equals(id)) {
        return tag;
      }
    }
    return MissingNode.getInstance();
  }

  private static Set<String> references(Iterable<JsonNode> tags) {
    Set<String> references = new HashSet<>();
    for (JsonNode tag : tags) {
      String content = tag.path(CONTENT).asText();
      if (MessageKey.isLikeReference(content)) {
        references.add(content);
      }
    }
    return references;
  }
}

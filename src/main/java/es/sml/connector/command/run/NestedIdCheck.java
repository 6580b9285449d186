package es.sml.connector.command.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import es.sml.connector.command.Command;
import es.sml.connector.failure.sml.InvalidCallException;
import java.util.List;

/**
 * Refuses a command that names a task, client or other block of another lead. It checks the
 * commands of a dealer's program, and all commands that name a lead and a task.
 */
final class NestedIdCheck {
  private static final String ID = "id";

  private NestedIdCheck() {}

  /**
   * Returns whether a command names a block of its lead, so that SML must be asked for its owner.
   */
  static boolean areNamedBy(Command command) {
    return command.task() != null || !body(command).findValues(ID).isEmpty();
  }

  /**
   * Checks that each belongs to the command's lead.
   *
   * @param lead as SML shows it
   * @throws InvalidCallException if one does not, or may not
   */
  static void check(Command command, JsonNode lead) {
    JsonNode subject = command.task() == null ? lead : task(command, lead);
    if (!haveOnly(body(command), subject)) {
      throw new InvalidCallException(
          command.operation().label(),
          List.of("names an id that does not belong to the lead " + command.smlLead()));
    }
  }

  private static JsonNode task(Command command, JsonNode lead) {
    for (JsonNode task : lead.at("/request/task")) {
      if (task.path(ID).asText().equals(command.task())) {
        return task;
      }
    }
    throw new InvalidCallException(
        command.operation().label(),
        List.of("the lead " + command.smlLead() + " has no task with this id"));
  }

  private static boolean haveOnly(JsonNode changes, JsonNode current) {
    return changes.properties().stream()
        .allMatch(field -> isOf(field.getValue(), current.path(field.getKey())));
  }

  private static boolean isOf(JsonNode change, JsonNode current) {
    if (change.isArray()) {
      for (JsonNode entry : change) {
        if (!isOf(entry, withId(entry, current))) {
          return false;
        }
      }
      return true;
    }
    return !change.isObject()
        || ((!change.has(ID) || isSame(change, current)) && haveOnly(change, current));
  }

  private static JsonNode withId(JsonNode entry, JsonNode current) {
    for (JsonNode each : current) {
      if (isSame(entry, each)) {
        return each;
      }
    }
    return MissingNode.getInstance();
  }

  private static boolean isSame(JsonNode one, JsonNode other) {
    return one.hasNonNull(ID)
        && other.hasNonNull(ID)
        && one.get(ID).asText().equals(other.get(ID).asText());
  }

  private static JsonNode body(Command command) {
    JsonNode body = command.call().body();
    return body == null ? MissingNode.getInstance() : body;
  }
}

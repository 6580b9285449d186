package es.sml.connector.command.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import es.sml.connector.command.Command;
import es.sml.connector.sml.SmlOperation;
import es.sml.connector.status.store.EchoFilter;

/**
 * Derives a lead's change from a command that was done, so that {@code EchoFilter} knows it as the
 * CRM's own.
 */
final class CommandedChange {
  private static final String DONE = "realization_date_check";
  private static final String END = "end";

  private CommandedChange() {}

  static EchoFilter.Change of(Command command, JsonNode answer) {
    JsonNode body =
        command.call().body() == null ? MissingNode.getInstance() : command.call().body();
    String status = status(command.operation(), body);
    return new EchoFilter.Change(
        status,
        END.equals(status) ? answer.path("result").asText(null) : null,
        body.path("user").canConvertToLong() ? Long.valueOf(body.path("user").asLong()) : null,
        taskDone(command, body, answer));
  }

  // The manual says of create-lead: "vehicle.sold: true ends the lead".
  private static String status(SmlOperation operation, JsonNode body) {
    if (operation == SmlOperation.FINISH_LEAD || body.at("/vehicle/sold").asBoolean(false)) {
      return END;
    }
    return body.path("status").asText(null);
  }

  private static Long taskDone(Command command, JsonNode body, JsonNode answer) {
    if (!body.path(DONE).asBoolean(false)) {
      return null;
    }
    String id =
        command.operation() == SmlOperation.CREATE_TASK
            ? answer.path("id").asText()
            : command.task();
    return id != null && id.matches("\\d{1,18}") ? Long.valueOf(id) : null;
  }
}

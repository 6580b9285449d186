package es.sml.connector.ops.crm;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import es.sml.connector.command.Command;
import es.sml.connector.language.RecordedReason;
import es.sml.connector.ledger.query.CommandRows;
import es.sml.connector.ops.deadletter.MaskedViews;
import es.sml.connector.ops.http.OpsRequest;
import es.sml.connector.ops.http.Paging;
import es.sml.connector.ops.text.PrintableText;
import es.sml.connector.ops.view.crm.CommandView;
import es.sml.connector.status.store.EventLog;
import java.time.Duration;
import java.util.List;
import org.apache.commons.lang3.StringUtils;

/**
 * Lists the commands that were refused, newest first, and decides how far back. Only their senders
 * can correct them, so they are no dead letters.
 */
public record RefusedCommandQueries(CommandRows rows, MaskedViews views) {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Duration OLDEST = Duration.ofDays(30);

  public CommandView.Page list(OpsRequest request) {
    int limit = Paging.limit(request.query().get("limit"));
    String after = request.query().get("after");
    EventLog.Position before = after == null ? EventLog.Position.LAST : EventPosition.read(after);
    List<CommandRows.Refused> found =
        rows.refused(OLDEST, before.queuedAt(), before.id(), limit + 1);
    CommandRows.Refused last = found.size() > limit ? found.get(limit - 1) : null;
    return new CommandView.Page(
        found.stream().limit(limit).map(this::view).toList(),
        last == null ? null : last.receivedAt() + "-" + last.commandId());
  }

  private CommandView view(CommandRows.Refused row) {
    JsonNode reply = reply(row.reply());
    JsonNode error = reply.path("error");
    return new CommandView(
        text(reply.path("id").textValue()),
        text(row.operation()),
        text(row.account()),
        Command.dealerOf(row.commandId()).map(PrintableText::line).orElse(null),
        MaskedViews.time(row.receivedAt()),
        row.smlId(),
        error.path("status").isInt() ? (Integer) error.path("status").intValue() : null,
        views.reason(error.path("message").asText(""), false),
        RecordedReason.code(error.path("message").textValue()));
  }

  /** Returns null for an empty text: a command that could not be read has no other. */
  private static String text(String value) {
    return StringUtils.isEmpty(value) ? null : PrintableText.line(value);
  }

  private static JsonNode reply(String reply) {
    try {
      return JSON.readTree(reply);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a stored reply is always JSON", e);
    }
  }
}

package es.sml.connector.ops.pause;

import com.fasterxml.jackson.databind.node.ObjectNode;
import es.sml.connector.ledger.action.OperatorAudit;
import es.sml.connector.ops.http.OpsException;
import es.sml.connector.ops.http.OpsRequest;
import es.sml.connector.ops.http.TimeRange;
import es.sml.connector.ops.text.PrintableText;
import es.sml.connector.ops.view.pause.PauseView;
import es.sml.connector.ops.view.pause.PausesView;
import es.sml.connector.parse.text.Misspelling;
import es.sml.connector.pause.Pause;
import es.sml.connector.pause.PauseKind;
import es.sml.connector.pause.Pauses;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Sets, ends and lists pauses for an operator. It refuses unknown names, a pause without a reason,
 * and an end in the past. It cannot end a maintenance window.
 *
 * @param names the names of all things that can be paused, by kind
 */
public record PauseActions(
    Pauses pauses, Supplier<Map<PauseKind, Set<String>>> names, OperatorAudit audit) {
  private static final int LONGEST_REASON = 200;
  private static final Set<String> FIELDS = Set.of("kind", "name", "reason", "from", "until");

  public PausesView list(OpsRequest request) {
    pauses.refresh(); // without the ledger, nobody knows what is paused
    return new PausesView(PauseViews.of(pauses, request.language()));
  }

  public PauseView pause(OpsRequest request) {
    OpsRequest.checkFields(request.body(), FIELDS);
    PauseKind kind = kind(request.body());
    String name = name(kind, request.body());
    Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    Instant from = time(request.body(), "from");
    Instant until = time(request.body(), "until");
    Instant begin = from == null || from.isBefore(now) ? now : from;
    if (until != null && !until.isAfter(begin)) {
      throw OpsException.wrong("refused.until", "until must be in the future, and after from");
    }
    Pause pause = new Pause(kind, name, reason(request.body()), request.who(), begin, until);
    pauses.put(pause);
    PauseView view = PauseViews.of(pause, request.language());
    audit.note(
        request.action("pause", kind.word() + " " + name),
        null,
        PrintableText.line(pause.text().toString()));
    return view;
  }

  public PauseView resume(OpsRequest request) {
    OpsRequest.checkFields(request.body(), Set.of("kind", "name"));
    PauseKind kind = kind(request.body());
    String name = name(kind, request.body());
    Pause ended = pauses.end(kind, name);
    Pause stays = pauses.of(kind, name);
    audit.note(
        request.action("resume", kind.word() + " " + name),
        null,
        stays != null ? "stays paused" : ended == null ? "not paused" : "resumed");
    if (stays != null) {
      throw OpsException.conflict(
          "refused.still-paused",
          "it is still {0}; to end that, change maintenance of the account and restart",
          PrintableText.line(stays.text()));
    }
    return PauseViews.running(kind, name);
  }

  private static PauseKind kind(ObjectNode body) {
    String written = body.path("kind").asText("");
    return PauseKind.of(written)
        .orElseThrow(
            () ->
                OpsException.wrong(
                    "refused.pause-kind",
                    "nothing of the kind {0} can be paused{1}",
                    PrintableText.line(written),
                    Misspelling.hint(written, PauseKind.words())));
  }

  private String name(PauseKind kind, ObjectNode body) {
    String written = body.path("name").asText("");
    Set<String> known = names.get().get(kind);
    if (!known.contains(written)) {
      throw OpsException.missing(
          "refused.no-name",
          "the configuration has no {0} {1}{2}",
          kind.word(),
          PrintableText.line(written),
          Misspelling.hint(written, known));
    }
    return written;
  }

  private static String reason(ObjectNode body) {
    String reason = PrintableText.line(body.path("reason").asText("")).strip();
    if (reason.isEmpty() || reason.length() > LONGEST_REASON) {
      throw OpsException.wrong(
          "refused.reason", "reason must have 1 to {0} characters", LONGEST_REASON);
    }
    return reason;
  }

  private static Instant time(ObjectNode body, String field) {
    return TimeRange.time(field, body.path(field).asText(null));
  }
}

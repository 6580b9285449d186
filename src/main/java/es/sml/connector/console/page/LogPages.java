package es.sml.connector.console.page;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import es.sml.connector.console.request.ConsolePage;
import es.sml.connector.console.request.Outcome;
import es.sml.connector.console.request.PageRequest;
import es.sml.connector.ops.http.OpsEndpoint;
import es.sml.connector.ops.view.LogLevelView;
import es.sml.connector.ops.view.LogView;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Shows the log, sets the level of a logger for a time, and makes a support bundle. It has the
 * loggers and times that the form offers.
 */
public record LogPages(OpsApiClient api) {
  private static final List<String> LEVELS = List.of("ERROR", "WARN", "INFO", "DEBUG", "TRACE");
  private static final List<String> TIMES = List.of("5m", "15m", "1h", "4h", "24h");
  private static final String USUAL_LEVEL = "INFO";

  /** The parts of the connector whose levels an operator asks for first. */
  private static final List<String> LOGGERS =
      List.of(
          "es.sml.connector",
          "es.sml.connector.inbox",
          "es.sml.connector.door",
          "es.sml.connector.intake",
          "es.sml.connector.parse",
          "es.sml.connector.deliver",
          "es.sml.connector.sml",
          "es.sml.connector.status",
          "es.sml.connector.callback",
          "es.sml.connector.command");

  public Outcome list(PageRequest pageRequest) {
    return list(pageRequest, null);
  }

  private Outcome list(PageRequest pageRequest, FormRefusal refusal) {
    String level = Objects.requireNonNullElse(pageRequest.parameter("level"), USUAL_LEVEL);
    String shown = LEVELS.contains(level) ? level : USUAL_LEVEL;
    LogView log =
        api.get(
            pageRequest,
            OpsEndpoint.LIST_LOG,
            Map.of("level", shown, "limit", "200"),
            LogView.class);
    List<LogView.Line> newestFirst = new ArrayList<>(log.lines());
    Collections.reverse(newestFirst);
    Map<String, Object> values = new HashMap<>();
    values.put("lines", newestFirst);
    values.put("level", shown);
    values.put("levels", LEVELS);
    values.put("times", TIMES);
    values.put("loggers", LOGGERS);
    values.put("logger", pageRequest.typed("logger", LOGGERS.get(0)));
    values.put(
        "typedLevel", pageRequest.field("level").isEmpty() ? "DEBUG" : pageRequest.field("level"));
    values.put("time", pageRequest.typed("time", "15m"));
    values.put("done", pageRequest.note("done", LogLevelView.class));
    return FormRefusal.view("log", values, refusal);
  }

  /** Sets a level; the audit records it. */
  public Outcome setLevel(PageRequest pageRequest) {
    ObjectNode body =
        JsonNodeFactory.instance
            .objectNode()
            .put("logger", pageRequest.field("logger"))
            .put("level", pageRequest.field("level"))
            .put("for", pageRequest.field("time"));
    try {
      LogLevelView set = api.post(pageRequest, OpsEndpoint.SET_LOG_LEVEL, body, LogLevelView.class);
      return new Outcome.Move(
          ConsolePage.LOG.path() + "?done=" + pageRequest.session().remember(set));
    } catch (RuntimeException e) {
      return list(pageRequest, FormRefusal.of(e, pageRequest));
    }
  }

  /** Returns the state of the connector as a file. */
  public Outcome bundle(PageRequest pageRequest) {
    return api.file(pageRequest, OpsEndpoint.MAKE_SUPPORT_BUNDLE, Map.of());
  }
}

package es.sml.connector.ops;

import es.sml.connector.alert.Alerts;
import es.sml.connector.alert.Runbook;
import es.sml.connector.language.LocalizedText;
import es.sml.connector.language.RecordedReason;
import es.sml.connector.ledger.action.OperatorAudit;
import es.sml.connector.ops.http.OpsException;
import es.sml.connector.ops.http.OpsRequest;
import es.sml.connector.ops.text.PrintableText;
import es.sml.connector.ops.view.AlertTestView;
import es.sml.connector.ops.view.AlertsView;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/** Lists the open alerts, and sends a test notice to a channel of alerts.yaml. */
public record AlertOperations(Alerts alerts, OperatorAudit audit) {
  private static final Logger LOG = LoggerFactory.getLogger(AlertOperations.class);
  private static final String ACTION = "test-alert";

  AlertsView list(Locale language) {
    try {
      return read(language);
    } catch (DataAccessException e) {
      LOG.debug("the alerts cannot be read; the component database has the reason", e);
      return new AlertsView(
          List.of(),
          List.of(),
          LocalizedText.of(
                  "alerts.unread",
                  "the alerts are in the ledger, and its database does not respond; no notice is"
                      + " sent until it does; see the component database in sml-connector status")
              .in(language));
    }
  }

  private AlertsView read(Locale language) {
    return new AlertsView(
        alerts.open().stream().map(open -> view(open, language)).toList(),
        alerts.channels().stream()
            .map(
                channel ->
                    new AlertsView.AlertChannel(
                        channel.name(), channel.kind(), fault(channel.fault(), language)))
            .toList(),
        null);
  }

  private static AlertsView.OpenAlert view(Alerts.Open open, Locale language) {
    return new AlertsView.OpenAlert(
        open.condition().rule().label(),
        PrintableText.line(open.condition().subject()),
        open.condition().severity().label(),
        open.condition().dealers().stream().sorted().toList(),
        PrintableText.line(open.problem().in(language)),
        PrintableText.line(open.condition().reason(language)),
        open.condition().code(),
        open.since().toString(),
        open.remedy().in(language),
        Runbook.link(open.runbook(), language),
        open.channels().stream().sorted().toList());
  }

  private static String fault(String recorded, Locale language) {
    return recorded == null ? null : PrintableText.line(RecordedReason.in(recorded, language));
  }

  AlertTestView test(OpsRequest request) {
    OpsRequest.checkFields(request.body(), Set.of("channel"));
    String channel = request.body().path("channel").asText("");
    List<String> known = alerts.channels().stream().map(Alerts.Channel::name).toList();
    if (!known.contains(channel)) {
      throw OpsException.missing(
          "refused.no-alert-channel",
          "alerts.yaml has no channel {0}{1}",
          PrintableText.line(channel),
          known.isEmpty()
              ? ""
              : LocalizedText.of(
                  "refused.channels", "; its channels are {0}", String.join(", ", known)));
    }
    String fault = alerts.test(channel);
    String outcome = fault == null ? "sent" : "failed";
    audit.note(request.action(ACTION, channel), null, outcome);
    return new AlertTestView(
        channel,
        outcome,
        fault == null
            ? LocalizedText.of("outcome.test-accepted", "the channel accepted the test")
                .in(request.language())
            : fault(fault, request.language()));
  }
}

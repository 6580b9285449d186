package es.sml.connector.cli.ops;

import static es.sml.connector.language.LocalizedText.say;

import es.sml.connector.cli.terminal.ShownText;
import es.sml.connector.cli.terminal.TextRow;
import es.sml.connector.ops.view.AlertsView;
import java.io.PrintWriter;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists the open alerts and the channels. */
@Command(
    name = "list",
    description = "Lists the open alerts, the most severe first, and the channels of alerts.yaml.")
final class AlertListCommand implements Runnable {
  private static final TextRow ALERTS = new TextRow(8, 12, 16);
  private static final TextRow CHANNELS = new TextRow(20, 8);

  @Mixin private OpsOptions options;

  @Override
  public void run() {
    options.print(
        options.connect().get("alerts", Map.of(), AlertsView.class), AlertListCommand::print);
  }

  private static void print(AlertsView view, PrintWriter out) {
    if (view.unread() != null) {
      out.println(ShownText.wrapped(ShownText.text(view.unread()), 0));
    } else if (view.alerts().isEmpty()) {
      out.println(say("alerts.none-open", "No alert is open."));
    } else {
      out.println(ALERTS.headings(say("headings.alerts", "SEVERITY|RULE|SINCE|PROBLEM")));
    }
    for (AlertsView.OpenAlert alert : view.alerts()) {
      out.println(
          ALERTS.of(
              alert.severity(),
              alert.rule(),
              ShownText.minute(alert.since()),
              ShownText.text(alert.problem())));
      out.println(ShownText.wrapped(ShownText.text(alert.reason()), 2));
      out.println(ShownText.wrapped(ShownText.text(alert.remedy()), 2));
      out.println(ShownText.wrapped(ShownText.text(alert.runbook()), 2));
      if (!alert.dealers().isEmpty()) {
        out.println(
            ShownText.wrapped(
                say("alerts.dealers", "dealers: {0}", String.join(", ", alert.dealers())), 2));
      }
    }
    if (!view.channels().isEmpty()) {
      out.println();
      out.println(CHANNELS.headings(say("headings.alert-channels", "CHANNEL|KIND|FAULT")));
    }
    for (AlertsView.AlertChannel channel : view.channels()) {
      out.println(CHANNELS.of(channel.name(), channel.kind(), ShownText.text(channel.fault())));
    }
  }
}

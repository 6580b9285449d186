package es.sml.connector.cli.ops;

import static es.sml.connector.language.LocalizedText.say;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import es.sml.connector.cli.terminal.ShownText;
import es.sml.connector.language.LocalizedText;
import es.sml.connector.ops.view.AlertTestView;
import es.sml.connector.ops.view.AlertsView;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Sends a test to the channels of alerts. */
@Command(
    name = "test",
    description = "Sends a test to a channel of alerts.yaml, or to all of them.",
    exitCodeList = {
      "0:each channel accepted its test",
      "1:a channel did not accept it, or there is no channel",
      "2:wrong usage or configuration"
    })
final class AlertTestCommand implements Callable<Integer> {
  @Mixin private OpsOptions options;

  @Parameters(
      paramLabel = "CHANNEL",
      arity = "0..1",
      description = "Name of the channel in alerts.yaml (default: all).")
  private String channel;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Override
  public Integer call() {
    OpsClient client = options.connect();
    List<String> channels =
        channel != null
            ? List.of(channel)
            : client.get("alerts", Map.of(), AlertsView.class).view().channels().stream()
                .map(AlertsView.AlertChannel::name)
                .toList();
    if (channels.isEmpty()) {
      LocalizedText none = LocalizedText.of("alerts.no-channels", "alerts.yaml has no channel.");
      spec.commandLine().getErr().println(options.isJson() ? none.toString() : none.shown());
      return CommandLine.ExitCode.SOFTWARE;
    }
    boolean failed = false;
    for (String each : channels) {
      failed |= !test(client, each).outcome().equals("sent");
    }
    return failed ? CommandLine.ExitCode.SOFTWARE : CommandLine.ExitCode.OK;
  }

  private AlertTestView test(OpsClient client, String name) {
    return options.print(
        client.post(
            "alerts/test",
            JsonNodeFactory.instance.objectNode().put("channel", name),
            AlertTestView.class),
        (tested, out) ->
            out.println(
                tested.outcome().equals("sent")
                    ? say("alerts.tested", "{0}: the channel accepted the test.", tested.channel())
                    : say(
                        "alerts.test-failed",
                        "{0}: the channel did not accept the test: {1}",
                        tested.channel(),
                        ShownText.reason(tested.text()))));
  }
}

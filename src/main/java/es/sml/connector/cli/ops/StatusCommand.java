package es.sml.connector.cli.ops;

import es.sml.connector.ops.view.StatusView;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows the status of a running connector. */
@Command(
    name = "status",
    mixinStandardHelpOptions = true,
    description = {
      "Shows the status of a running connector.",
      "It lists components with problems, leads, accounts, mailboxes and queues."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:no component is down",
      "1:a component is down, or the connector does not respond",
      "2:wrong usage or configuration"
    })
public final class StatusCommand implements Callable<Integer> {
  @Mixin private OpsOptions options;
  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Override
  public Integer call() {
    CommandLine.Help.Ansi ansi = spec.commandLine().getColorScheme().ansi();
    StatusView status =
        options.print(
            options.connect().get("status", Map.of(), StatusView.class),
            (view, out) -> new StatusTables(out, ansi).print(view));
    return status.status().equals("UP") ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
  }
}

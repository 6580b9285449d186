package es.sml.connector.cli.ops;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
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
    JsonNode status = options.connect().get("status", Map.of());
    PrintWriter out = spec.commandLine().getOut();
    if (options.isJson()) {
      OpsOptions.print(status, out);
    } else {
      new StatusTables(out, spec.commandLine().getColorScheme().ansi()).print(status);
    }
    out.flush();
    return status.path("status").asText().equals("UP")
        ? CommandLine.ExitCode.OK
        : CommandLine.ExitCode.SOFTWARE;
  }
}

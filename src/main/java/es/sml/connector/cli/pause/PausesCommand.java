package es.sml.connector.cli.pause;

import es.sml.connector.cli.ops.OpsOptions;
import es.sml.connector.ops.view.pause.PausesView;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists the pauses. */
@Command(
    name = "pauses",
    mixinStandardHelpOptions = true,
    description = "Lists what is paused, who paused it, why and until when.")
public final class PausesCommand implements Callable<Integer> {
  @Mixin private OpsOptions options;

  @Override
  public Integer call() {
    options.print(
        options.connect().get("pauses", Map.of(), PausesView.class),
        (view, out) -> PauseTables.print(view.pauses(), out));
    return CommandLine.ExitCode.OK;
  }
}

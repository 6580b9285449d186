package es.sml.connector.cli.pause;

import es.sml.connector.cli.ops.OpsOptions;
import es.sml.connector.ops.view.pause.PausesView;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists the pauses. */
@Command(name = "pauses", description = "Lists what is paused, who paused it, why and until when.")
public final class PausesCommand implements Runnable {
  @Mixin private OpsOptions options;

  @Override
  public void run() {
    options.print(
        options.connect().get("pauses", Map.of(), PausesView.class),
        (view, out) -> PauseTables.print(view.pauses(), out));
  }
}

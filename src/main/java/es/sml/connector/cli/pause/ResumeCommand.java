package es.sml.connector.cli.pause;

import es.sml.connector.cli.ops.OpsOptions;
import es.sml.connector.ops.view.pause.PauseView;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Ends a pause. */
@Command(
    name = "resume",
    mixinStandardHelpOptions = true,
    description = {
      "Ends a pause that the command pause set, before its end.",
      "If SML asked an account to wait, use accounts resume."
    })
public final class ResumeCommand implements Callable<Integer> {
  @Mixin private OpsOptions options;
  @Mixin private PauseTarget target;

  @Override
  public Integer call() {
    options.print(
        options.connect().post("pauses/resume", target.body(), PauseView.class),
        PauseTables::print);
    return CommandLine.ExitCode.OK;
  }
}

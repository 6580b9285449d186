package es.sml.connector.cli.pause;

import es.sml.connector.cli.ops.OpsOptions;
import es.sml.connector.ops.view.pause.PauseView;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Ends a pause. */
@Command(
    name = "resume",
    description = {
      "Ends a pause that the command pause set, before its end.",
      "If SML asked an account to wait, use accounts resume."
    })
public final class ResumeCommand implements Runnable {
  @Mixin private OpsOptions options;
  @Mixin private PauseTarget target;

  @Override
  public void run() {
    options.print(
        options.connect().post("pauses/resume", target.body(), PauseView.class),
        PauseTables::print);
  }
}

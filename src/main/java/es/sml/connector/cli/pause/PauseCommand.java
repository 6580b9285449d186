package es.sml.connector.cli.pause;

import es.sml.connector.cli.ops.OpsOptions;
import es.sml.connector.ops.view.pause.PauseView;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Pauses a part of a running connector. */
@Command(
    name = "pause",
    description = {
      "Pauses an account, a dealer, a mailbox, a channel, a CRM or a schedule.",
      "Nothing is lost: what arrives waits until the end of the pause. The pause is for all nodes,"
          + " and stays after a restart."
    })
public final class PauseCommand implements Runnable {
  @Mixin private OpsOptions options;
  @Mixin private PauseTarget target;
  @Mixin private PauseTerms terms;

  @Override
  public void run() {
    options.print(
        options.connect().post("pauses", terms.in(target.body()), PauseView.class),
        PauseTables::print);
  }
}

package es.sml.connector.cli.pause;

import es.sml.connector.cli.ops.OpsOptions;
import es.sml.connector.ops.view.pause.PauseView;
import es.sml.connector.pause.PauseKind;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Ends the pause of a CRM, as the command resume does. */
@Command(
    name = "resume",
    description = "Ends the pause of a CRM, as resume crm does. Its waiting events are sent.")
public final class CrmResumeCommand implements Runnable {
  @Mixin private OpsOptions options;

  @Parameters(paramLabel = "DEALER", description = "The dealer's id in dealers.yaml.")
  private String dealer;

  @Override
  public void run() {
    options.print(
        options
            .connect()
            .post("pauses/resume", PauseTarget.body(PauseKind.CRM, dealer), PauseView.class),
        PauseTables::print);
  }
}

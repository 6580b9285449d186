package es.sml.connector.cli.pause;

import es.sml.connector.cli.ops.OpsOptions;
import es.sml.connector.ops.view.pause.PauseView;
import es.sml.connector.pause.PauseKind;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Pauses a CRM, as the command pause does. */
@Command(
    name = "pause",
    description = "Pauses a CRM, as pause crm does. Its events wait, and none is lost.")
public final class CrmPauseCommand implements Runnable {
  @Mixin private OpsOptions options;
  @Mixin private PauseTerms terms;

  @Parameters(paramLabel = "DEALER", description = "The dealer's id in dealers.yaml.")
  private String dealer;

  @Override
  public void run() {
    options.print(
        options
            .connect()
            .post("pauses", terms.in(PauseTarget.body(PauseKind.CRM, dealer)), PauseView.class),
        PauseTables::print);
  }
}

package es.sml.connector.cli.ops;

import es.sml.connector.cli.terminal.ShownText;
import es.sml.connector.ops.view.pause.ResumptionView;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Resumes an account that is paused because of SML's Retry-After. */
@Command(
    name = "resume",
    description = {
      "Resumes a paused account before the time that SML named (Retry-After).",
      "The connector tests SML first. The account resumes when SML responds."
    })
final class AccountResumeCommand implements Runnable {
  @Mixin private OpsOptions options;

  @Parameters(paramLabel = "ACCOUNT", description = "Account id in dealers.yaml.")
  private String account;

  @Override
  public void run() {
    options.print(
        options
            .connect()
            .post("accounts/" + OpsClient.encode(account) + "/resume", ResumptionView.class),
        (resumed, out) ->
            out.println(
                ShownText.account(resumed.account(), resumed.environment())
                    + "  "
                    + ShownText.text(resumed.text())));
  }
}

package es.sml.connector.cli.crm;

import static es.sml.connector.language.LocalizedText.say;

import es.sml.connector.cli.ops.OpsClient;
import es.sml.connector.cli.ops.OpsOptions;
import es.sml.connector.ops.view.crm.CrmRetryView;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Makes the waiting events of a CRM due now. */
@Command(
    name = "retry",
    description = {
      "Sends the waiting events of a CRM now.",
      "One event tests the CRM first if the last attempts failed."
    })
final class CrmRetryCommand implements Runnable {
  @Mixin private OpsOptions options;

  @Parameters(paramLabel = "DEALER", description = "The dealer's id in dealers.yaml.")
  private String dealer;

  @Override
  public void run() {
    options.print(
        options.connect().post("crms/" + OpsClient.encode(dealer) + "/retry", CrmRetryView.class),
        (retried, out) ->
            out.println(
                say(
                    "crms.retried",
                    "{0,choice,0#no event waited for a later attempt|1#1 event is due now|1<{0}"
                        + " events are due now}",
                    retried.due())));
  }
}

package es.sml.connector.cli.crm;

import static es.sml.connector.language.LocalizedText.say;

import es.sml.connector.cli.ops.OpsClient;
import es.sml.connector.cli.ops.OpsOptions;
import es.sml.connector.cli.terminal.ShownText;
import es.sml.connector.ops.view.crm.CrmTestView;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Sends a test event to a CRM. */
@Command(
    name = "test",
    description = {
      "Sends a test event to a CRM, and shows the response.",
      "The event has the type es.sml.test.v1 and belongs to no lead. If the CRM accepts it, its"
          + " waiting events are due now."
    })
final class CrmTestCommand implements Callable<Integer> {
  private static final String ACCEPTED = "accepted";

  @Mixin private OpsOptions options;

  @Parameters(paramLabel = "DEALER", description = "The dealer's id in dealers.yaml.")
  private String dealer;

  @Override
  public Integer call() {
    CrmTestView tested =
        options.print(
            options.connect().post("crms/" + OpsClient.encode(dealer) + "/test", CrmTestView.class),
            CrmTestCommand::print);
    return tested.outcome().equals(ACCEPTED)
        ? CommandLine.ExitCode.OK
        : CommandLine.ExitCode.SOFTWARE;
  }

  private static void print(CrmTestView tested, PrintWriter out) {
    String event = ShownText.text(tested.event());
    String response = ShownText.text(tested.response());
    if (tested.outcome().equals(ACCEPTED)) {
      out.println(
          ShownText.wrapped(
              say(
                  "crms.accepted",
                  "the CRM accepted the event {0} in {1} ms: {2}",
                  event,
                  tested.milliseconds(),
                  response),
              0));
      return;
    }
    out.println(
        ShownText.wrapped(
            say(
                "crms.not-accepted",
                "the CRM did not accept the event {0} after {1} ms: {2}",
                event,
                tested.milliseconds(),
                response),
            0));
    out.println(ShownText.wrapped(ShownText.reason(tested.reason()), 2));
  }
}

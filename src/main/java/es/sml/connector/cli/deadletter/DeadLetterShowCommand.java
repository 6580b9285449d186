package es.sml.connector.cli.deadletter;

import static es.sml.connector.language.LocalizedText.say;

import es.sml.connector.cli.ops.OpsClient;
import es.sml.connector.cli.ops.ShowCommand;
import es.sml.connector.cli.terminal.Details;
import es.sml.connector.language.RecordedReason;
import es.sml.connector.ops.view.lead.DeadLetterView;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Shows one dead letter. */
@Command(
    name = "show",
    description = "Shows one dead letter: its reason, the history of its lead and its message.")
final class DeadLetterShowCommand extends ShowCommand<DeadLetterView.Details> {
  @Parameters(
      paramLabel = "KEY",
      description = "Key or id, or a unique prefix of at least six characters.")
  private String name;

  DeadLetterShowCommand() {
    super(DeadLetterView.Details.class);
  }

  @Override
  protected String path() {
    return "dead-letters/" + OpsClient.encode(name);
  }

  @Override
  protected void print(DeadLetterView.Details shown, PrintWriter out) {
    DeadLetterView deadLetter = shown.deadLetter();
    Details details = new Details(out);
    details.add("key", deadLetter.key());
    details.add("id", deadLetter.id());
    details.add("queue", deadLetter.queue());
    details.add("dealer", deadLetter.dealer());
    details.addAccount(deadLetter.account(), deadLetter.environment());
    details.add("channel", deadLetter.channel());
    details.add("source", deadLetter.source());
    details.add("vehicle", deadLetter.vehicle());
    details.add("subject", deadLetter.subject());
    details.add("mailbox", deadLetter.mailbox());
    details.add("name", deadLetter.name());
    details.addTime("received", deadLetter.received());
    details.addTime("dead-lettered", deadLetter.deadLetteredAt());
    details.add("stage", deadLetter.stage());
    details.add("attempts", deadLetter.attempts());
    details.add("lead state", deadLetter.state());
    details.add("id in SML", deadLetter.smlId());
    details.add("reason", RecordedReason.shown(deadLetter.reason()));
    details.addHistory(shown.history());
    String type =
        shown.contentType() == null ? "" : say("text.of-type", " of {0}", shown.contentType());
    details.addText(
        say("text.message", "message, {0} bytes{1}", shown.bytes(), type),
        shown.masked(),
        shown.truncated() ? say("text.beginning", ", only the beginning") : "",
        shown.content());
  }
}

package es.sml.connector.cli.lead;

import static es.sml.connector.language.LocalizedText.say;

import es.sml.connector.cli.ops.OpsClient;
import es.sml.connector.cli.ops.OpsRefusedException;
import es.sml.connector.cli.ops.ShowCommand;
import es.sml.connector.cli.terminal.Details;
import es.sml.connector.cli.terminal.ShownText;
import es.sml.connector.language.RecordedReason;
import es.sml.connector.ops.view.lead.CandidateView;
import es.sml.connector.ops.view.lead.LeadView;
import java.io.PrintWriter;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Shows one lead. */
@Command(
    name = "show",
    description = {
      "Shows one lead with its timeline, from the message to the last event for the CRM.",
      "While its outcome is unknown, it also shows the request, the response and the search.",
      "It also lists the leads in SML that a parked lead may be."
    })
final class LeadShowCommand extends ShowCommand<LeadView.Details> {
  @Parameters(
      paramLabel = "KEY",
      description = "Lead key, or a unique prefix of at least six characters.")
  private String name;

  LeadShowCommand() {
    super(LeadView.Details.class);
  }

  @Override
  protected String path() {
    return "leads/" + OpsClient.encode(name);
  }

  @Override
  protected void print(LeadView.Details shown, PrintWriter out) {
    LeadView lead = shown.lead();
    Details details = new Details(out);
    details.add("key", lead.key());
    details.add("reference", lead.reference());
    details.add("dealer", lead.dealer());
    details.addAccount(lead.account(), lead.environment());
    details.add("channel", lead.channel());
    details.add("source", lead.source());
    details.add("vehicle", lead.vehicle());
    details.add("subject", lead.subject());
    details.add("name", lead.name());
    details.add("external id", lead.externalId());
    details.addTime("received", lead.received());
    details.addTime("updated", lead.updated());
    details.add("attempts", lead.attempts());
    details.add("state", LeadTable.state(lead));
    details.addTime("parked", lead.parkedAt());
    details.addTime("erased", lead.erasedAt());
    details.add("id in SML", lead.smlId());
    details.add("reason", RecordedReason.shown(lead.reason()));
    if (shown.crm() != null) {
      details.add("status", shown.crm().status());
      details.add("result", shown.crm().result());
      details.add("assigned to", shown.crm().user());
    }
    shown.deadLetters().forEach(deadLetter -> details.add("queue", deadLetter.queue()));
    details.addTimeline(shown.timeline());
    if (shown.evidence() != null) {
      print(shown.evidence(), details);
    }
    if (lead.parked()) {
      String resolve = "  leads resolve " + ShownText.key(lead.key());
      out.println();
      printCandidates(out);
      out.println();
      out.println(say("resolve.how", "SML may have this lead. Run one of these:"));
      out.println(say("resolve.created", "{0} --created ID   SML has it under ID", resolve));
      out.println(say("resolve.retry", "{0} --retry        SML does not have it", resolve));
    }
  }

  private void printCandidates(PrintWriter out) {
    out.println(say("candidates.title", "leads in SML that it may be:"));
    try {
      CandidateTable.print(
          connect().get(path() + "/candidates", Map.of(), CandidateView.Page.class).view(), out);
    } catch (OpsRefusedException e) {
      out.println(
          say("candidates.refused", "SML could not be asked; search in SML: {0}", e.getMessage()));
    }
  }

  private static void print(LeadView.Evidence evidence, Details details) {
    details.addTime("sent", evidence.posted());
    details.add("response", RecordedReason.shown(evidence.response()));
    details.add("search", RecordedReason.shown(evidence.searched()));
    if (!evidence.request().isEmpty()) {
      details.addText(say("text.request", "request"), evidence.masked(), "", evidence.request());
    }
  }
}

package es.sml.connector.cli.parse;

import static es.sml.connector.language.LocalizedText.say;

import es.sml.connector.cli.terminal.ReadValues;
import es.sml.connector.language.RecordedReason;
import es.sml.connector.learn.proposal.Proposal;
import es.sml.connector.learn.proposal.ReadLead;
import es.sml.connector.ops.text.PrintableText;
import es.sml.connector.parse.result.ParseResult;
import java.io.PrintWriter;

/** Prints a proposed template and its reading of each mail. */
record ProposalReport(PrintWriter out) {
  void print(Proposal proposal) {
    for (Proposal.Reading reading : proposal.readings()) {
      out.println(PrintableText.line(reading.mail().name()));
      if (reading.isLeadOf(proposal.format())) {
        print(reading.lead());
      } else {
        out.println("  " + PrintableText.line(reason(reading.result())));
      }
      out.println();
    }
    out.println("formats/" + proposal.format() + ".yaml:");
    out.println();
    out.println(PrintableText.lines(proposal.yaml()));
  }

  private void print(ReadLead lead) {
    ReadValues values = new ReadValues(out);
    values.printHeadings();
    lead.rows().forEach(row -> values.print(row.field(), row.value(), row.where()));
    lead.unsure().forEach(field -> out.println(say("learn.unsure", "  unsure: {0}", field)));
  }

  private static String reason(ParseResult result) {
    return result instanceof ParseResult.Leads leads
        ? say(
            "learn.other",
            "has {0,choice,0#0 leads|1#1 lead|1<{0} leads}, read by the template {1}",
            leads.leads().size(),
            leads.format())
        : say(
            "learn.no-lead",
            "is no lead: {0}",
            RecordedReason.shown(((ParseResult.NotALead) result).reason()));
  }
}

package es.sml.connector.runtime.teach;

import es.sml.connector.learn.Learner;
import es.sml.connector.learn.proposal.Proposal;
import es.sml.connector.ops.text.PrintableText;
import es.sml.connector.ops.view.lead.TeachView;
import es.sml.connector.parse.field.LeadField;
import es.sml.connector.parse.result.ParseResult;
import es.sml.connector.parse.template.MailSample;
import java.util.ArrayList;
import java.util.List;

/** Shows a mail with the template that was proposed for it. */
record ProposalView(MailSample mail) {
  /**
   * A page with more lines has too many fields for a form. A text of another line can be marked.
   */
  private static final int MOST_LINES = 180;

  TeachView without(String problem) {
    return view(null, problem);
  }

  TeachView of(Proposal proposal, String problem) {
    return view(
        new TeachView.Proposal(
            proposal.format(),
            PrintableText.lines(proposal.yaml()),
            proposal.unread().stream().map(LeadField::written).toList(),
            proposal.readings().stream()
                .map(reading -> reading(reading, proposal.format()))
                .toList()),
        problem);
  }

  private TeachView view(TeachView.Proposal proposal, String problem) {
    List<TeachView.Line> lines = new ArrayList<>();
    for (String text : Learner.lines(mail)) {
      if (lines.size() < MOST_LINES) {
        lines.add(new TeachView.Line(lines.size() + 1, PrintableText.line(text)));
      }
    }
    return new TeachView(
        PrintableText.line(mail.subject()), lines, LeadField.allWritten(), proposal, problem);
  }

  private static TeachView.Reading reading(Proposal.Reading reading, String format) {
    String id = reading.mail().name();
    if (!reading.isLeadOf(format)) {
      return new TeachView.Reading(
          id, false, PrintableText.line(reason(reading.result())), List.of(), List.of());
    }
    return new TeachView.Reading(
        id,
        true,
        null,
        reading.lead().rows().stream()
            .map(
                row ->
                    new TeachView.Value(
                        row.field(),
                        PrintableText.lines(row.value()),
                        PrintableText.line(row.where())))
            .toList(),
        reading.unread().stream().map(PrintableText::line).toList());
  }

  private static String reason(ParseResult result) {
    return result instanceof ParseResult.Leads leads
        ? leads.leads().size() + " leads, read by the template " + leads.format()
        : ((ParseResult.NotALead) result).reason();
  }
}

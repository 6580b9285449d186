package es.sml.connector.runtime.teach;

import es.sml.connector.language.LocalizedText;
import es.sml.connector.learn.Learner;
import es.sml.connector.learn.proposal.Proposal;
import es.sml.connector.ops.text.PrintableText;
import es.sml.connector.ops.view.lead.TeachView;
import es.sml.connector.parse.field.LeadField;
import es.sml.connector.parse.result.ParseResult;
import es.sml.connector.parse.template.MailSample;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Shows a mail with the template that was proposed for it. It limits the lines that can be marked.
 */
record ProposalView(MailSample mail, Locale language) {
  /**
   * A page with more lines has too many fields for a form. A text of another line can be marked.
   */
  private static final int MOST_LINES = 180;

  TeachView without(LocalizedText problem) {
    return view(null, problem);
  }

  TeachView of(Proposal proposal, LocalizedText problem) {
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

  private TeachView view(TeachView.Proposal proposal, LocalizedText problem) {
    List<TeachView.Line> lines = new ArrayList<>();
    for (String text : Learner.lines(mail)) {
      if (lines.size() < MOST_LINES) {
        lines.add(new TeachView.Line(lines.size() + 1, PrintableText.line(text)));
      }
    }
    return new TeachView(
        PrintableText.line(mail.subject()),
        lines,
        LeadField.allWritten(),
        proposal,
        problem == null ? null : problem.in(language));
  }

  private TeachView.Reading reading(Proposal.Reading reading, String format) {
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

  private String reason(ParseResult result) {
    return result instanceof ParseResult.Leads leads
        ? LocalizedText.of(
                "learn.other",
                "has {0,choice,0#0 leads|1#1 lead|1<{0} leads}, read by the template {1}",
                leads.leads().size(),
                leads.format())
            .in(language)
        : ((ParseResult.NotALead) result).reason();
  }
}

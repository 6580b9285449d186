package es.sml.connector.learn;

import es.sml.connector.lead.InboundMessage;
import es.sml.connector.learn.layout.Layout;
import es.sml.connector.learn.layout.Marks;
import es.sml.connector.learn.proposal.Proposal;
import es.sml.connector.learn.template.TemplateDraft;
import es.sml.connector.parse.FormatTrial;
import es.sml.connector.parse.field.LeadField;
import es.sml.connector.parse.result.ParseResult;
import java.util.ArrayList;
import java.util.List;

/** Reads the mails with a draft of their template. */
record DraftReading(FormatTrial trial, List<InboundMessage> mails, Layout layout, String format) {
  Proposal of(TemplateDraft draft, Marks marks) {
    String yaml = draft.yaml(format, trial.generalTemplate(), mails.size());
    List<ParseResult> results = trial.read(yaml, mails);
    List<Proposal.Reading> readings = new ArrayList<>();
    for (int i = 0; i < mails.size(); i++) {
      Proposal.Reading reading = new Proposal.Reading(mails.get(i), results.get(i), List.of());
      readings.add(
          reading.isLeadOf(format)
              ? reading.without(UnreadLines.of(layout.mails().get(i), reading.lead()))
              : reading);
    }
    return new Proposal(format, yaml, readings, unread(readings.get(0), marks));
  }

  private List<LeadField> unread(Proposal.Reading first, Marks marks) {
    return marks.all().stream()
        .filter(mark -> !first.isLeadOf(format) || !first.lead().has(mark.field(), mark.text()))
        .map(Marks.Mark::field)
        .distinct()
        .toList();
  }
}

package es.sml.connector.learn.proposal;

import es.sml.connector.lead.InboundMessage;
import es.sml.connector.parse.result.ParseResult;
import java.util.List;

/**
 * A proposed template, and the connector's reading of each mail with it.
 *
 * @param format name of the template
 * @param yaml the template as a file
 */
public record Proposal(String format, String yaml, List<Reading> readings) {
  public Proposal {
    readings = List.copyOf(readings);
  }

  /**
   * The reading of a mail.
   *
   * @param result a mail that cannot be read is not a lead, with the reason
   */
  public record Reading(InboundMessage mail, ParseResult result) {
    /** Returns whether the proposed template reads exactly one lead in the mail. */
    public boolean isLeadOf(String format) {
      return result instanceof ParseResult.Leads leads
          && leads.format().equals(format)
          && leads.leads().size() == 1;
    }

    /** Returns the lead of a mail that holds one. */
    public ReadLead lead() {
      ParseResult.Leads leads = (ParseResult.Leads) result;
      return new ReadLead(leads.only(), leads.explanations().get(0));
    }
  }

  /** Returns the mails that the template reads, in their order. */
  public List<Reading> read() {
    return readings.stream().filter(reading -> reading.isLeadOf(format)).toList();
  }
}

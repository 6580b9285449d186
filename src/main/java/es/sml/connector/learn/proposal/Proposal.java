package es.sml.connector.learn.proposal;

import es.sml.connector.lead.InboundMessage;
import es.sml.connector.parse.field.LeadField;
import es.sml.connector.parse.result.ParseResult;
import java.util.List;

/**
 * A proposed template, and the connector's reading of each mail with it.
 *
 * @param format name of the template
 * @param yaml the template as a file
 * @param unread the marked fields that the template reads otherwise in the first mail
 */
public record Proposal(String format, String yaml, List<Reading> readings, List<LeadField> unread) {
  public Proposal {
    readings = List.copyOf(readings);
    unread = List.copyOf(unread);
  }

  /**
   * The reading of a mail.
   *
   * @param result a mail that cannot be read is not a lead, with the reason
   * @param unread the varying lines that no field of the lead has; a note may have them
   */
  public record Reading(InboundMessage mail, ParseResult result, List<String> unread) {
    public Reading {
      unread = List.copyOf(unread);
    }

    /** Returns whether the proposed template reads exactly one lead in the mail. */
    public boolean isLeadOf(String format) {
      return result instanceof ParseResult.Leads leads
          && leads.format().equals(format)
          && leads.leads().size() == 1;
    }

    /** Returns the same reading with the lines that it left. */
    public Reading without(List<String> lines) {
      return new Reading(mail, result, lines);
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

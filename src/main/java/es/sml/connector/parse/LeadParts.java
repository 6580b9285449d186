package es.sml.connector.parse;

import es.sml.connector.lead.InboundMessage;
import es.sml.connector.lead.Lead;
import es.sml.connector.lead.MessageKey;

/** Makes a message of its own of each lead of a message that holds several. */
public final class LeadParts {
  /**
   * The message that carries one of the leads.
   *
   * @param number which entry of the message it is, from 1, so that a lead has the same key each
   *     time
   */
  public InboundMessage part(Lead lead, InboundMessage whole, int number) {
    return new InboundMessage(
        MessageKey.part(whole.key(), number),
        whole.dealer(),
        whole.channel(),
        whole.mailbox(),
        whole.name(),
        CanonicalLeadFormat.CONTENT_TYPE,
        whole.received(),
        whole.arrived(),
        CanonicalLeadFormat.write(lead));
  }
}

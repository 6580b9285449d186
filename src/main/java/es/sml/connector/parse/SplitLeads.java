package es.sml.connector.parse;

import es.sml.connector.lead.InboundMessage;
import es.sml.connector.lead.Lead;
import es.sml.connector.lead.MessageKey;
import es.sml.connector.parse.canonical.CanonicalLeadFormat;

/** Creates a message for each split lead. Its key has the lead's number in the whole message. */
public final class SplitLeads {
  /**
   * Creates the message of one lead.
   *
   * @param number the entry of the lead in its message, from 1; it keeps the lead's key stable
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
        CanonicalLeadFormat.write(lead),
        whole.request());
  }
}

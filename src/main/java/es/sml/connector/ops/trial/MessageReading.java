package es.sml.connector.ops.trial;

import com.fasterxml.jackson.databind.node.ObjectNode;
import es.sml.connector.failure.UnreadableMessageException;
import es.sml.connector.lead.InboundMessage;
import java.util.List;
import java.util.Optional;

/** Reads messages as the connector reads them now. Nothing is sent or stored. */
public interface MessageReading {
  /**
   * Returns at least one object for any message: {"outcome","format","reason","lead","sml",
   * "explain"}.
   */
  List<ObjectNode> read(InboundMessage message);

  /** Returns the format that reads leads in the message; empty if there is none. */
  Optional<String> format(InboundMessage message);

  /**
   * Returns the message with a lead in place of its content.
   *
   * @param lead in the format of SML's create-lead
   * @throws UnreadableMessageException if it is not one lead
   */
  InboundMessage withLead(InboundMessage message, ObjectNode lead);
}

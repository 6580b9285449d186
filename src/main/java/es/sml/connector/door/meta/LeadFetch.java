package es.sml.connector.door.meta;

import com.fasterxml.jackson.databind.node.ObjectNode;
import es.sml.connector.door.MetaRules;
import es.sml.connector.door.codec.SmallJson;
import es.sml.connector.door.meta.graph.GraphException;
import es.sml.connector.door.meta.graph.GraphLeads;
import es.sml.connector.door.meta.graph.MetaTime;
import es.sml.connector.intake.InboundMessages;
import es.sml.connector.lead.LeadHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.support.DefaultMessage;

/**
 * Fetches the lead of one id from Meta. It decides when a failed fetch is tried again, and after
 * how many attempts the id becomes a dead letter.
 */
public final class LeadFetch implements Processor {
  private static final String NO_ID =
      "the leadgen_id of Meta's notification is no number, so no lead can be fetched";

  private static final List<Duration> PAUSES =
      List.of(
          Duration.ofSeconds(5),
          Duration.ofSeconds(30),
          Duration.ofMinutes(3),
          Duration.ofMinutes(15),
          Duration.ofHours(1));

  /** An absent lead does not appear later; a permission may be granted within a day. */
  private static final int MOST_IF_ABSENT = 6;

  private static final int MOST_IF_REFUSED = 30;

  /** What becomes of an id. */
  private enum Outcome {
    FETCHED,
    KNOWN,
    LATER,
    DEAD
  }

  private final GraphLeads leads;
  private final MetaReads reads;

  LeadFetch(GraphLeads leads, MetaReads reads) {
    this.leads = leads;
    this.reads = reads;
  }

  @Override
  public void process(Exchange exchange) {
    Message id = own(exchange);
    exchange.setMessage(id);
    String name = id.getHeader(LeadHeaders.NAME, String.class);
    if (reads.isKnown(id.getHeader(LeadHeaders.KEY, "", String.class))) {
      end(exchange, Outcome.KNOWN);
      return;
    }
    if (!MetaRules.isId(name)) {
      dead(exchange, id.getHeader(LeadHeaders.HELD, NO_ID, String.class));
      return;
    }
    try {
      ObjectNode lead = leads.one(page(id), name);
      id.setHeader(LeadHeaders.ID, name);
      id.setHeader(LeadHeaders.ARRIVED, MetaTime.arrival(lead));
      id.setBody(lead.toString().getBytes(StandardCharsets.UTF_8));
      end(exchange, Outcome.FETCHED);
    } catch (GraphException e) {
      failed(exchange, id, e);
    }
  }

  // Each step that copies a JMS message reads it from the client again.
  private static Message own(Exchange exchange) {
    Message received = exchange.getMessage();
    Message own = new DefaultMessage(exchange);
    LeadHeaders.INBOUND.forEach(name -> own.setHeader(name, received.getHeader(name)));
    own.setHeader(LeadHeaders.FETCHES, fetches(received));
    own.setBody(InboundMessages.content(received));
    return own;
  }

  private static int fetches(Message message) {
    return message.getHeader(LeadHeaders.FETCHES) instanceof Integer number ? number : 0;
  }

  private static String page(Message id) {
    // Without it the lead can be fetched, too: its id is in a header.
    String page = SmallJson.read(id.getBody(byte[].class)).path("page_id").asText("");
    return MetaRules.isId(page) ? page : "";
  }

  private static void failed(Exchange exchange, Message id, GraphException failure) {
    int failed = fetches(id) + (failure.isOfPage() ? 0 : 1);
    id.setHeader(LeadHeaders.FETCHES, failed);
    if (failed >= (failure.isAbsent() ? MOST_IF_ABSENT : MOST_IF_REFUSED)) {
      dead(
          exchange,
          "Meta's lead could not be fetched in " + failed + " attempts: " + failure.getMessage());
      return;
    }
    Duration pause =
        failure.isOfPage() ? failure.pause() : PAUSES.get(Math.min(failed, PAUSES.size()) - 1);
    id.setHeader(LeadHeaders.DELIVER_AT, System.currentTimeMillis() + pause.toMillis());
    end(exchange, Outcome.LATER);
  }

  private static void dead(Exchange exchange, String reason) {
    exchange.setProperty(MetaProperties.REASON, reason);
    end(exchange, Outcome.DEAD);
  }

  private static void end(Exchange exchange, Outcome outcome) {
    exchange.setProperty(MetaProperties.OUTCOME, outcome.name());
  }
}

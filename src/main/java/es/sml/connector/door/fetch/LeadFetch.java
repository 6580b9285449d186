package es.sml.connector.door.fetch;

import com.fasterxml.jackson.databind.node.ObjectNode;
import es.sml.connector.door.codec.SmallJson;
import es.sml.connector.door.fetch.api.ApiException;
import es.sml.connector.door.fetch.api.LeadApi;
import es.sml.connector.intake.InboundMessages;
import es.sml.connector.lead.LeadHeaders;
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

  private final LeadApi api;
  private final FetchedLeads leads;
  private final FetchReads reads;

  LeadFetch(LeadApi api, FetchedLeads leads, FetchReads reads) {
    this.api = api;
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
    if (!api.isId(name)) {
      dead(exchange, id.getHeader(LeadHeaders.HELD, noId(), String.class));
      return;
    }
    try {
      ObjectNode lead = api.one(api.owner(SmallJson.read(id.getBody(byte[].class))), name);
      leads.write(id, name, lead);
      end(exchange, Outcome.FETCHED);
    } catch (ApiException e) {
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

  private String noId() {
    return "the notification of " + api.platform() + " has no usable id, so no lead can be fetched";
  }

  private void failed(Exchange exchange, Message id, ApiException failure) {
    int failed = fetches(id) + (failure.isOfOwner() ? 0 : 1);
    id.setHeader(LeadHeaders.FETCHES, failed);
    if (failed >= (failure.isAbsent() ? MOST_IF_ABSENT : MOST_IF_REFUSED)) {
      dead(
          exchange,
          "the lead of "
              + api.platform()
              + " could not be fetched in "
              + failed
              + " attempts: "
              + failure.getMessage());
      return;
    }
    Duration pause =
        failure.isOfOwner() ? failure.pause() : PAUSES.get(Math.min(failed, PAUSES.size()) - 1);
    id.setHeader(LeadHeaders.DELIVER_AT, System.currentTimeMillis() + pause.toMillis());
    end(exchange, Outcome.LATER);
  }

  private static void dead(Exchange exchange, String reason) {
    exchange.setProperty(FetchProperties.REASON, reason);
    end(exchange, Outcome.DEAD);
  }

  private static void end(Exchange exchange, Outcome outcome) {
    exchange.setProperty(FetchProperties.OUTCOME, outcome.name());
  }
}

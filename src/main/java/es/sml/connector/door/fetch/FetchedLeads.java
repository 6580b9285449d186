package es.sml.connector.door.fetch;

import com.fasterxml.jackson.databind.node.ObjectNode;
import es.sml.connector.door.fetch.api.LeadApi;
import es.sml.connector.lead.LeadHeaders;
import java.nio.charset.StandardCharsets;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.ProducerTemplate;

/**
 * Makes the messages of leads that were read, and enqueues them as the webhook's route does.
 *
 * @param instance DEALER.CHANNEL, as the routes are named
 */
record FetchedLeads(ProducerTemplate template, String instance, LeadApi api) {
  void write(Message message, String id, ObjectNode lead) {
    long time = api.time(lead);
    message.setHeader(LeadHeaders.ID, id);
    message.setHeader(LeadHeaders.ARRIVED, time == 0 ? null : time);
    message.setBody(lead.toString().getBytes(StandardCharsets.UTF_8));
  }

  void store(String id, ObjectNode lead) {
    Exchange stored =
        template.request(
            "direct:store-fetched-" + instance, exchange -> write(exchange.getMessage(), id, lead));
    if (stored.getException() != null) {
      throw new IllegalStateException("the lead was not enqueued", stored.getException());
    }
  }
}

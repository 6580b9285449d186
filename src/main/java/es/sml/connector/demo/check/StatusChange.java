package es.sml.connector.demo.check;

import es.sml.connector.demo.installation.Dealerships;
import es.sml.connector.demo.outcome.ReceivedEvent;
import java.time.Instant;

/**
 * A change of a lead in SML.
 *
 * @param at the time after the change
 */
public record StatusChange(String dealer, long lead, String from, String to, Instant at) {

  boolean isReportedBy(ReceivedEvent event) {
    return event.isStatusChange()
        && event.queue().equals(Dealerships.statusQueue(dealer))
        && event.lead() == lead
        && from.equals(event.from())
        && to.equals(event.to());
  }
}

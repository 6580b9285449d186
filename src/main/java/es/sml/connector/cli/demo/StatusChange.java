package es.sml.connector.cli.demo;

import java.time.Instant;

/**
 * A change that was made to a lead in SML.
 *
 * @param at when SML had done it
 */
record StatusChange(String dealer, long lead, String from, String to, Instant at) {

  boolean isToldBy(CrmEvent event) {
    return event.isStatusChange()
        && event.queue().equals(Dealerships.statusQueue(dealer))
        && event.lead() == lead
        && from.equals(event.from())
        && to.equals(event.to());
  }
}

package es.sml.connector.cli.demo;

import java.time.Instant;

/**
 * A change of a lead in SML.
 *
 * @param at the time after the change
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

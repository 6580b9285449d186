package es.sml.connector.metrics;

import java.util.Locale;

/** The counters of leads; each received lead reaches exactly one of the ends. */
public enum LeadCount {
  RECEIVED("Consumed from the inbound queue for the first time, or replayed by an operator"),
  CREATED("Ended: created in SML"),
  DUPLICATE("Ended: duplicate of a lead that is in SML"),
  REJECTED("Ended: SML rejected the lead; it is a dead letter"),
  FAILED(
      "Ended: could not be parsed, mapped or processed, or is held as unsure; it is a dead letter"),
  DISMISSED("Ended: not a lead, such as a bounce, an out-of-office mail or a newsletter"),
  SPLIT("Ended: a message with several leads; each split lead counts as received"),
  PARKED("Ended: the outcome is unknown and an operator must resolve the lead"),
  UNKNOWN("Sent to SML without a clear response; the connector reconciles the lead");

  private final String help;

  LeadCount(String help) {
    this.help = help;
  }

  /** Returns the metric's name without the suffix _total. */
  String metric() {
    return Meters.PREFIX + "leads_" + name().toLowerCase(Locale.ROOT);
  }

  String help() {
    return help;
  }
}

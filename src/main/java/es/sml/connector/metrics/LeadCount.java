package es.sml.connector.metrics;

import java.util.Locale;

/** What of a lead is counted; a lead that was received comes to one of the ends. */
public enum LeadCount {
  RECEIVED("Taken from the inbound queue for the first time, or again at a person's word"),
  CREATED("Ended: in SML"),
  REPEATED("Ended: the same enquiry as a lead that is in SML"),
  REJECTED("Ended: SML refused it; a dead letter"),
  FAILED("Ended: could not be read, placed or handled; a dead letter"),
  DISMISSED("Ended: no lead (a bounce, an automatic answer, a newsletter)"),
  SPLIT("Ended: held several leads, each of which is counted as one that was received"),
  PARKED("SML may have it, and a person has to decide"),
  UNKNOWN("Sent without an answer that says what became of it; it is looked for");

  private final String help;

  LeadCount(String help) {
    this.help = help;
  }

  /** The metric's name, without what a counter's ends with. */
  String metric() {
    return Meters.PREFIX + "leads_" + name().toLowerCase(Locale.ROOT);
  }

  String help() {
    return help;
  }
}

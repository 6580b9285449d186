package es.sml.connector.simulation;

import java.time.Duration;

/** What goes wrong, when and for how long: by a script, or by chance from a seed. */
interface Plan {
  /** What SML does with this customer's lead, each time that it is sent. */
  Fault fault(String phone);

  /** What SML does with a change of this customer's lead, each time that it is sent. */
  Fault changeFault(String phone);

  /** How SML answers when it is asked for leads; CREATED where it shows them. */
  Fault.Answer listAnswer();

  /**
   * Whether the process dies just before it does something that lasts.
   *
   * @param edge the how many-eth thing it is in this world
   */
  boolean diesAt(int edge);

  /**
   * For how long the machine stands still there; null where it does not.
   *
   * @param edge as above
   */
  Duration standsStillAt(int edge);

  /** How long a step takes. */
  Duration step();

  /** Some time, shorter than the longest. */
  Duration below(Duration longest);

  /** One of so many. */
  int below(int count);

  /** For how long SML's lists do not show a lead that it has; shorter than the longest. */
  Duration hiddenFor(Duration longest);
}

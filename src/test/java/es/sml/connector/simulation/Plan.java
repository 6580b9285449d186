package es.sml.connector.simulation;

import java.time.Duration;

/** The faults, with their times and durations: from a script, or by chance from a seed. */
interface Plan {
  /** SML's behaviour on this customer's lead, each time that it is sent. */
  SimulatedFault fault(String phone);

  /** SML's behaviour on a change of this customer's lead, each time that it is sent. */
  SimulatedFault changeFault(String phone);

  /** SML's response to a search for leads; CREATED if it shows them. */
  SimulatedFault.Answer listAnswer();

  /**
   * Returns whether the process dies just before a durable action.
   *
   * @param edge the number of the action in this world
   */
  boolean diesAt(int edge);

  /**
   * Returns the time for which the machine stands still; null if it does not.
   *
   * @param edge as above
   */
  Duration standsStillAt(int edge);

  /** Returns the duration of a step. */
  Duration step();

  /** Returns a random time, shorter than the longest. */
  Duration below(Duration longest);

  /** Returns a random choice. */
  int below(int count);

  /** Returns the time for which SML's lists hide a stored lead; shorter than the longest. */
  Duration hiddenFor(Duration longest);
}

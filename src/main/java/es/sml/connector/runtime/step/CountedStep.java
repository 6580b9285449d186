package es.sml.connector.runtime.step;

import java.util.stream.Stream;

/**
 * The steps after which a lead is counted. Each must be in the route files: without it, the meter
 * of its state stays at zero.
 */
public enum CountedStep {
  RECEIVE("ledger.receive"),
  POSTING("ledger.posting"),
  RETURNED("ledger.returned"),
  RELEASED("ledger.released"),
  CREATED("ledger.created"),
  RECONCILE("reconciliation.reconcile"),
  UNKNOWN("reconciliation.outcomeUnknown"),
  REJECTED("ledger.rejected"),
  DISMISSED("ledger.dismissed"),
  DUPLICATE("ledger.deduplicated"),
  PARKED("ledger.parked"),
  SPLIT("ledger.divided"),
  FAILED("ledger.failed");

  private final String ref;

  CountedStep(String ref) {
    this.ref = ref;
  }

  /** Returns the name of the bean that the step calls. */
  public String ref() {
    return ref;
  }

  public static Stream<String> refs() {
    return Stream.of(values()).map(CountedStep::ref);
  }
}

package es.sml.connector.deliver.reconcile;

/** Result of a reconciliation, which decides the next step of the delivery route. */
public enum ReconciliationResult {
  /** SML has it, and the ledger has its id. */
  FOUND,
  /** SML does not have it and can no longer store it: it may be sent. */
  ABSENT,
  /** SML does not show it, but may still store it. */
  TOO_EARLY,
  /** SML cannot confirm or store it: an operator must decide. */
  PARK
}

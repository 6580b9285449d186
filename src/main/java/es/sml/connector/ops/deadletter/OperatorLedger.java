package es.sml.connector.ops.deadletter;

import es.sml.connector.ledger.action.OperatorAudit;
import es.sml.connector.ledger.action.OperatorResolutions;
import es.sml.connector.ledger.query.LeadRows;
import es.sml.connector.ledger.state.LeadHistory;

/** What operators read and change in the ledger. */
public record OperatorLedger(
    LeadRows rows, LeadHistory history, OperatorResolutions resolutions, OperatorAudit audit) {}

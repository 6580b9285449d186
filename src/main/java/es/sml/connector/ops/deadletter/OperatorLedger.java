package es.sml.connector.ops.deadletter;

import es.sml.connector.ledger.action.OperatorAudit;
import es.sml.connector.ledger.action.OperatorResolutions;
import es.sml.connector.ledger.query.LeadRows;

/** What operators read and change in the ledger. */
public record OperatorLedger(LeadRows rows, OperatorResolutions resolutions, OperatorAudit audit) {}

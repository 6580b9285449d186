package es.sml.connector.ops.retention;

import es.sml.connector.ledger.action.OperatorAction;
import es.sml.connector.ledger.erasure.PersonalData;
import es.sml.connector.ledger.query.LeadRow;
import es.sml.connector.ledger.query.LeadRows;
import es.sml.connector.ops.deadletter.DeadLetterAction;
import java.time.Duration;
import java.util.List;

/** Erases the customers' data of leads that have reached its age limit. */
public record ExpiredLeads(LeadErasure erasure, PersonalData personalData, LeadRows rows) {
  private static final int AT_A_TIME = 100;

  /** Erases the data of leads that are older, and returns their number. */
  int erase(Duration age) {
    OperatorAction action = new OperatorAction(Retention.WHO, "erase", Retention.olderThan(age));
    int erased = 0;
    List<String> keys = personalData.olderThan(age, AT_A_TIME);
    while (!keys.isEmpty()) {
      int before = erased;
      for (LeadRow lead : rows.find(keys).values()) {
        DeadLetterAction.Outcome outcome = erasure.eraseInLedger(lead, action);
        erased += outcome.kind() == DeadLetterAction.OutcomeKind.SUCCESS ? 1 : 0;
      }
      keys =
          erased == before
              ? List.of() // the rest has split leads that are being delivered
              : personalData.olderThan(age, AT_A_TIME);
    }
    return erased;
  }
}

package es.sml.connector.ops.retention;

import es.sml.connector.deadletter.DeadLetterQueues;
import es.sml.connector.deadletter.OperatorQueue;
import es.sml.connector.ledger.action.OperatorAction;
import es.sml.connector.ops.deadletter.DeadLetterAction;
import es.sml.connector.ops.deadletter.DeadLetterDiscard;
import es.sml.connector.ops.deadletter.DeadLetterFilter;
import es.sml.connector.ops.deadletter.DeadLetterIndex;
import es.sml.connector.ops.deadletter.DeadLetterRef;
import java.time.Duration;
import java.util.List;

/**
 * Discards dead letters that have reached their age limit, except one whose lead is being
 * delivered.
 */
public record ExpiredDeadLetters(
    DeadLetterQueues queues, DeadLetterIndex index, DeadLetterDiscard discard) {
  private static final int AT_A_TIME = 100;

  /** Discards those that are older, and returns their number. */
  int discard(Duration age) {
    long until = System.currentTimeMillis() - age.toMillis();
    DeadLetterFilter old =
        new DeadLetterFilter(
            OperatorQueue.DEAD, null, null, null, null, null, null, null, until, null);
    OperatorAction action = new OperatorAction(Retention.WHO, "discard", Retention.olderThan(age));
    int discarded = 0;
    List<DeadLetterRef> deadLetters = index.oldest(old, null, AT_A_TIME);
    while (!deadLetters.isEmpty()) {
      for (DeadLetterRef deadLetter : deadLetters) {
        // A dead letter whose lead is being delivered stays until the delivery ends.
        DeadLetterAction.Outcome outcome = discard.on(deadLetter, action, false);
        discarded += outcome.kind() == DeadLetterAction.OutcomeKind.SUCCESS ? 1 : 0;
      }
      deadLetters = index.oldest(old, deadLetters.get(deadLetters.size() - 1), AT_A_TIME);
    }
    queues.forgetExpired(age);
    return discarded;
  }
}

package es.sml.connector.ops.retention;

import es.sml.connector.deadletter.DeadLetterQueues;
import es.sml.connector.deadletter.OperatorQueue;
import es.sml.connector.door.endpoint.DoorRecords;
import es.sml.connector.ledger.action.OperatorAction;
import es.sml.connector.ledger.action.OperatorAudit;
import es.sml.connector.ledger.erasure.CommandRecords;
import es.sml.connector.ledger.erasure.PersonalData;
import es.sml.connector.ledger.query.LeadRow;
import es.sml.connector.ledger.query.LeadRows;
import es.sml.connector.ops.deadletter.DeadLetterAction;
import es.sml.connector.ops.deadletter.DeadLetterDiscard;
import es.sml.connector.ops.deadletter.DeadLetterFilter;
import es.sml.connector.ops.deadletter.DeadLetterIndex;
import es.sml.connector.ops.deadletter.DeadLetterRef;
import es.sml.connector.status.store.EventOutbox;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Removes customers' data when it reaches the age limits of the settings. */
public record Retention(
    RetentionSettings settings,
    DeadLetterQueues queues,
    DeadLetterIndex index,
    DeadLetterDiscard discard,
    LeadErasure erasure,
    PersonalData personalData,
    LeadRows rows,
    OperatorAudit audit,
    EventOutbox outbox,
    CommandRecords commands,
    DoorRecords door) {
  private static final Logger LOG = LoggerFactory.getLogger(Retention.class);
  private static final String WHO = "retention";
  private static final int AT_A_TIME = 100;
  private static final Duration DOOR_RECORDS = Duration.ofDays(1);

  /** Removes everything that is due. The next run continues an interrupted one. */
  public void apply() {
    int deadLetters = discardDeadLetters();
    int leads = eraseLeads();
    queues.forgetExpired(settings.deadLetters());
    commands.forgetAnswers(settings.commandReplies());
    commands.delete(settings.personalData());
    audit.forget(settings.audit());
    outbox.forget(settings.personalData());
    door.forget(DOOR_RECORDS);
    if (deadLetters + leads > 0) {
      LOG.info("retention: {} dead letters discarded, {} leads erased", deadLetters, leads);
    }
  }

  private int discardDeadLetters() {
    long until = System.currentTimeMillis() - settings.deadLetters().toMillis();
    DeadLetterFilter old =
        new DeadLetterFilter(OperatorQueue.DEAD, null, null, null, null, null, null, null, until);
    OperatorAction action =
        new OperatorAction(WHO, "discard", "older than " + days(settings.deadLetters()));
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
    return discarded;
  }

  private int eraseLeads() {
    OperatorAction action =
        new OperatorAction(WHO, "erase", "older than " + days(settings.personalData()));
    int erased = 0;
    List<String> keys = personalData.olderThan(settings.personalData(), AT_A_TIME);
    while (!keys.isEmpty()) {
      int before = erased;
      for (LeadRow lead : rows.find(keys).values()) {
        DeadLetterAction.Outcome outcome = erasure.erase(lead, action, false);
        erased += outcome.kind() == DeadLetterAction.OutcomeKind.SUCCESS ? 1 : 0;
      }
      keys =
          erased == before
              ? List.of() // the rest has split leads that are being delivered
              : personalData.olderThan(settings.personalData(), AT_A_TIME);
    }
    return erased;
  }

  private static String days(Duration age) {
    return age.toDays() + " days";
  }
}

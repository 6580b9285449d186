package es.sml.connector.ops;

import es.sml.connector.deadletter.LetterBox;
import es.sml.connector.deadletter.LetterQueue;
import es.sml.connector.deliver.CommandRecords;
import es.sml.connector.deliver.LeadRow;
import es.sml.connector.deliver.LeadRows;
import es.sml.connector.deliver.Operation;
import es.sml.connector.deliver.OperationAudit;
import es.sml.connector.deliver.PersonalData;
import es.sml.connector.status.EventOutbox;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Removes customers' data when it reaches the age limits of the settings. */
public final class Retention {
  private static final Logger LOG = LoggerFactory.getLogger(Retention.class);
  private static final String WHO = "retention";
  private static final int AT_A_TIME = 100;

  private final RetentionSettings settings;
  private final LetterBox box;
  private final LetterIndex index;
  private final LetterDiscard discard;
  private final LeadErasure erasure;
  private final PersonalData personalData;
  private final LeadRows rows;
  private final OperationAudit audit;
  private final EventOutbox outbox;
  private final CommandRecords commands;

  Retention(
      RetentionSettings settings,
      LetterBox box,
      LetterIndex index,
      LetterDiscard discard,
      LeadErasure erasure,
      PersonalData personalData,
      LeadRows rows,
      OperationAudit audit,
      EventOutbox outbox,
      CommandRecords commands) {
    this.settings = settings;
    this.box = box;
    this.index = index;
    this.discard = discard;
    this.erasure = erasure;
    this.personalData = personalData;
    this.rows = rows;
    this.audit = audit;
    this.outbox = outbox;
    this.commands = commands;
  }

  /** Removes everything that is due. The next run continues an interrupted one. */
  public void apply() {
    int letters = discardLetters();
    int leads = eraseLeads();
    box.forgetExpired(settings.deadLetters());
    commands.forgetAnswers(settings.commandReplies());
    commands.delete(settings.personalData());
    audit.forget(settings.audit());
    outbox.forget(settings.personalData());
    if (letters + leads > 0) {
      LOG.info("retention: {} dead letters discarded, {} leads erased", letters, leads);
    }
  }

  private int discardLetters() {
    long until = System.currentTimeMillis() - settings.deadLetters().toMillis();
    LetterFilter old =
        new LetterFilter(LetterQueue.DEAD, null, null, null, null, null, null, null, until);
    Operation operation =
        new Operation(WHO, "discard", "older than " + days(settings.deadLetters()));
    int discarded = 0;
    List<LetterPlace> letters = index.oldest(old, null, AT_A_TIME);
    while (!letters.isEmpty()) {
      for (LetterPlace letter : letters) {
        // A dead letter whose lead is being delivered stays until the delivery ends.
        LetterTask.Outcome outcome = discard.on(letter, operation, false);
        discarded += outcome.verdict() == LetterTask.Verdict.SUCCESS ? 1 : 0;
      }
      letters = index.oldest(old, letters.get(letters.size() - 1), AT_A_TIME);
    }
    return discarded;
  }

  private int eraseLeads() {
    Operation operation =
        new Operation(WHO, "erase", "older than " + days(settings.personalData()));
    int erased = 0;
    List<String> keys = personalData.olderThan(settings.personalData(), AT_A_TIME);
    while (!keys.isEmpty()) {
      int before = erased;
      for (LeadRow lead : rows.find(keys).values()) {
        LetterTask.Outcome outcome = erasure.erase(lead, operation, false);
        erased += outcome.verdict() == LetterTask.Verdict.SUCCESS ? 1 : 0;
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

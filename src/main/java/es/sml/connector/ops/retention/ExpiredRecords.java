package es.sml.connector.ops.retention;

import es.sml.connector.door.endpoint.DoorRecords;
import es.sml.connector.ledger.action.OperatorAudit;
import es.sml.connector.ledger.erasure.CommandRecords;
import es.sml.connector.status.store.EventLog;
import es.sml.connector.status.store.EventOutbox;
import java.time.Duration;

/**
 * Deletes records of commands, events, operators' actions and the door at their age limits. Only
 * the door's limit is decided here.
 */
public record ExpiredRecords(
    CommandRecords commands,
    OperatorAudit audit,
    EventOutbox outbox,
    EventLog events,
    DoorRecords door) {
  private static final Duration DOOR_RECORDS = Duration.ofDays(1);

  void delete(RetentionSettings settings) {
    commands.forgetAnswers(settings.commandReplies());
    commands.delete(settings.personalData());
    audit.forget(settings.audit());
    outbox.forget(settings.personalData());
    events.limit(settings.events());
    door.forget(DOOR_RECORDS);
  }
}

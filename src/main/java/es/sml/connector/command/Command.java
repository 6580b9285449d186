package es.sml.connector.command;

import com.fasterxml.jackson.databind.JsonNode;
import es.sml.connector.sml.SmlCall;
import es.sml.connector.sml.SmlOperation;

/**
 * One operation of SML that a program asks for on the commands queue.
 *
 * @param id of its sender's choosing; the same id is the same command
 * @param account the account in dealers.yaml
 * @param dealer whose lead is to be created; null for every other operation
 * @param replyTo the queue for the answer; null where none is wanted
 * @param digest of what is asked, to tell a repeat from another command under the same id
 */
public record Command(
    String id, String account, String dealer, SmlCall call, String replyTo, String digest) {

  public SmlOperation operation() {
    return call.operation();
  }

  /** Whether it goes the way of a lead, through the ledger, rather than straight to SML. */
  public boolean isLead() {
    return operation() == SmlOperation.CREATE_LEAD;
  }

  /**
   * Whether it may be run again when nobody knows whether it was done: a call would ring twice, and
   * what was deleted is gone. A task is looked for first.
   */
  public boolean isRepeatable() {
    return operation() != SmlOperation.CLICK2CALL && operation() != SmlOperation.DELETE_TASK;
  }

  /** What its order is kept for: the lead where it names one, else the task. */
  String subject() {
    JsonNode lead = call.body() == null ? null : call.body().get("lead");
    String id =
        call.parameters()
            .getOrDefault(
                "id_lead", lead == null ? call.parameters().get("id_tarea") : lead.asText());
    return account + " " + id;
  }
}

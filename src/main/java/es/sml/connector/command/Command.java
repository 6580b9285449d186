package es.sml.connector.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import es.sml.connector.sml.SmlCall;
import es.sml.connector.sml.SmlOperation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/**
 * One operation of SML that a program asks for on the commands queue.
 *
 * @param id of its sender's choosing; the same id is the same command
 * @param account the account in dealers.yaml
 * @param dealer whose lead is to be created; null for every other operation
 * @param replyTo the queue for the answer; null where none is wanted
 * @param digest of what is asked, to tell a repeat from another command under the same id
 * @param lead what its sender calls the lead; null where it gives SML's id, or there is none
 * @param restricted whether a program of the dealer sent it, which may do what is its dealer's only
 */
public record Command(
    String id,
    String account,
    String dealer,
    SmlCall call,
    String replyTo,
    String digest,
    String lead,
    boolean restricted) {
  private static final String LEAD = "id_lead";
  // A control character, which no id has.
  private static final char KEY_OF_DEALER = '\u001f';

  /** The same command with SML's id of the lead that it names by another name. */
  Command at(long smlId) {
    String id = String.valueOf(smlId);
    Map<String, String> parameters = new LinkedHashMap<>(call.parameters());
    JsonNode body = call.body();
    if (operation() == SmlOperation.CREATE_TASK || operation() == SmlOperation.CLICK2CALL) {
      ObjectNode named = body == null ? JsonNodeFactory.instance.objectNode() : body.deepCopy();
      body = named.put("lead", smlId);
    } else {
      parameters.put(LEAD, id);
    }
    return with(new SmlCall(call.operation(), parameters, body, call.replace()));
  }

  /** The same command with other parameters. */
  Command with(Map<String, String> parameters) {
    return with(new SmlCall(call.operation(), parameters, call.body(), call.replace()));
  }

  private Command with(SmlCall other) {
    return new Command(id, account, dealer, other, replyTo, digest, lead, restricted);
  }

  /** The key in the ledger. Each dealer has ids of its own and cannot use up another's. */
  String key() {
    return restricted ? dealer + KEY_OF_DEALER + id : id;
  }

  /** The sender's id in a key. */
  static String idOf(String key) {
    return key.substring(key.indexOf(KEY_OF_DEALER) + 1);
  }

  public SmlOperation operation() {
    return call.operation();
  }

  /** Whether it goes the way of a lead, through the ledger, rather than straight to SML. */
  public boolean createsLead() {
    return operation() == SmlOperation.CREATE_LEAD;
  }

  /**
   * Whether it may be run again when nobody knows whether it was done: a call would ring twice,
   * what was deleted is gone, and a task within a change of its lead shows by nothing that it is
   * there. One that is created by itself is looked for first.
   */
  public boolean isRepeatable() {
    return operation() != SmlOperation.CLICK2CALL
        && operation() != SmlOperation.DELETE_TASK
        && (operation() != SmlOperation.MODIFY_LEAD || !addsTask());
  }

  private boolean addsTask() {
    return !call.replace()
        && call.body() != null
        && call.body().findValues("task").stream()
            .flatMap(entries -> StreamSupport.stream(entries.spliterator(), false))
            .anyMatch(entry -> entry.isObject() && !entry.hasNonNull("id"));
  }

  /** SML's id of the lead that it is about; null where it gives none. */
  Long smlLead() {
    return smlLeads().stream().findFirst().filter(Command::isId).map(Long::valueOf).orElse(null);
  }

  /** What it gives as SML's id of its lead, wherever it does; a wrong command gives several. */
  List<String> smlLeads() {
    List<String> ids = new ArrayList<>();
    if (call.parameters().containsKey(LEAD)) {
      ids.add(call.parameters().get(LEAD));
    }
    if (call.body() != null && call.body().has("lead")) {
      ids.add(call.body().get("lead").asText());
    }
    return ids;
  }

  /** Whether a text is one of SML's ids. */
  static boolean isId(String text) {
    return text.matches("[0-9]{1,18}");
  }

  /** What its order is kept for, where it is about no lead. */
  String task() {
    return call.parameters().get("id_tarea");
  }
}

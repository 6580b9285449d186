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
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * Operation of SML that a program requests on the commands queue or by HTTP. It decides which
 * operations may run again after an unknown outcome.
 *
 * @param id id from its sender; the same id is the same command
 * @param account account in dealers.yaml
 * @param dealer dealer of a new lead; null for every other operation
 * @param replyTo queue for the reply; null for no reply
 * @param digest digest of the request, to detect another command under the same id
 * @param lead the sender's name of the lead; null if it gives SML's id, or there is none
 * @param restricted whether a program of the dealer sent it, which may reach only its dealer's data
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
  /** The exchange property that has the command. */
  public static final String PROPERTY = "Command";

  /** The queue that programs send commands to. */
  public static final String QUEUE = "sml.commands";

  private static final String LEAD = "id_lead";
  // A control character, which an id cannot have.
  private static final char KEY_OF_DEALER = '\u001f';

  public static String queue(String account, int partition) {
    return QUEUE + "." + account + "." + partition;
  }

  /** Returns the command with SML's id in place of another name of the lead. */
  public Command at(long smlId) {
    Map<String, String> parameters = new LinkedHashMap<>(call.parameters());
    JsonNode body = call.body();
    if (operation() == SmlOperation.CREATE_TASK || operation() == SmlOperation.CLICK2CALL) {
      ObjectNode sent = body == null ? JsonNodeFactory.instance.objectNode() : body.deepCopy();
      body = sent.put("lead", smlId);
    } else {
      parameters.put(LEAD, String.valueOf(smlId));
    }
    SmlCall named = new SmlCall(call.operation(), parameters, body, call.replace());
    return new Command(id, account, dealer, named, replyTo, digest, null, restricted);
  }

  public Command with(Map<String, String> parameters) {
    SmlCall other = new SmlCall(call.operation(), parameters, call.body(), call.replace());
    return new Command(id, account, dealer, other, replyTo, digest, lead, restricted);
  }

  /** Returns the key in the ledger. Each dealer has ids of its own and cannot use up another's. */
  public String key() {
    return restricted ? dealer + KEY_OF_DEALER + id : id;
  }

  /**
   * Returns the key of a refused command that may have no id. No other command has such a key.
   *
   * @param dealer null if it is unknown
   */
  public static String keyOfRefused(String dealer, String digest) {
    return (dealer == null ? "" : dealer) + KEY_OF_DEALER + KEY_OF_DEALER + digest;
  }

  /**
   * Returns the dealer in a key; empty if its sender may command for all dealers of the account.
   */
  public static Optional<String> dealerOf(String key) {
    int end = key.indexOf(KEY_OF_DEALER);
    return end <= 0 ? Optional.empty() : Optional.of(key.substring(0, end));
  }

  /** Returns the sender's id in a key. */
  public static String idOf(String key) {
    return key.substring(key.indexOf(KEY_OF_DEALER) + 1);
  }

  public SmlOperation operation() {
    return call.operation();
  }

  /**
   * Returns whether it creates a lead, through the ledger, rather than by a direct request to SML.
   */
  public boolean createsLead() {
    return operation() == SmlOperation.CREATE_LEAD;
  }

  /**
   * Returns whether it may run again with an unknown outcome. A call would ring twice, and a
   * deletion cannot be repeated. A task within a change of its lead has no trace. A separate new
   * task is searched for first.
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

  /** Returns SML's id of its lead; null if it gives none. */
  public Long smlLead() {
    return smlLeads().stream().findFirst().filter(Command::isId).map(Long::valueOf).orElse(null);
  }

  /** Returns all values for SML's id of its lead; only a wrong command gives several. */
  public List<String> smlLeads() {
    List<String> ids = new ArrayList<>();
    if (call.parameters().containsKey(LEAD)) {
      ids.add(call.parameters().get(LEAD));
    }
    if (call.body() != null && call.body().has("lead")) {
      ids.add(call.body().get("lead").asText());
    }
    return ids;
  }

  /** Returns whether a text is one of SML's ids. */
  public static boolean isId(String text) {
    return text.matches("[0-9]{1,18}");
  }

  /** Returns the task that orders it, if it is not about a lead. */
  public String task() {
    return call.parameters().get("id_tarea");
  }
}

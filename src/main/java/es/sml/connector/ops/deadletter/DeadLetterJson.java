package es.sml.connector.ops.deadletter;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import es.sml.connector.deadletter.DeadLetter;
import es.sml.connector.ledger.query.LeadRow;
import es.sml.connector.ledger.state.LeadMove;
import es.sml.connector.ops.sml.AccountEnvironments;
import es.sml.connector.ops.text.PersonalDataMask;
import es.sml.connector.ops.text.PrintableText;
import es.sml.connector.ops.text.RawMessageText;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/**
 * Writes dead letters and leads as JSON of the ops API. Customers' data is masked unless requested.
 */
public final class DeadLetterJson {
  private static final int MOST_CHARACTERS = 200_000;

  private final Supplier<PersonalDataMask> mask;
  private final AccountEnvironments environments;

  public DeadLetterJson(Supplier<PersonalDataMask> mask, AccountEnvironments environments) {
    this.mask = mask;
    this.environments = environments;
  }

  /**
   * Writes a dead letter without its content.
   *
   * @param row its lead in the ledger; null if there is none
   */
  public ObjectNode deadLetter(DeadLetter deadLetter, LeadRow row, boolean unmasked) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("id", deadLetter.id());
    json.put("queue", deadLetter.queue().label());
    json.put("key", PrintableText.line(deadLetter.key() == null ? "" : deadLetter.key()));
    json.put("dealer", clean(deadLetter.dealer()));
    json.put("account", clean(deadLetter.account()));
    json.put("environment", environments.of(deadLetter.account()));
    json.put("channel", clean(deadLetter.channel()));
    json.put("stage", clean(deadLetter.stage()));
    json.put("reason", reason(deadLetter, unmasked));
    json.put("attempts", deadLetter.attempts());
    json.put("state", row == null ? null : row.state().name());
    json.put("smlId", row == null ? null : row.smlId());
    json.put("received", time(deadLetter.received() == 0 ? null : deadLetter.received()));
    json.put("deadLetteredAt", time(deadLetter.deadLetteredAt()));
    json.put("name", value(deadLetter.name(), unmasked));
    json.put("mailbox", value(deadLetter.mailbox(), unmasked));
    return json;
  }

  /** Adds the raw message. */
  void addContent(ObjectNode json, String contentType, byte[] content, boolean unmasked) {
    String text = RawMessageText.of(content, MOST_CHARACTERS);
    json.put("contentType", clean(contentType));
    json.put("bytes", content.length);
    json.put("masked", !unmasked);
    json.put("truncated", content.length > MOST_CHARACTERS && text.length() == MOST_CHARACTERS);
    json.put("content", unmasked ? text : mask.get().content(text));
  }

  /** Returns the reason of the dead letter, masked if necessary. */
  String reason(DeadLetter deadLetter, boolean unmasked) {
    return unmasked
        ? clean(deadLetter.reason())
        : mask.get()
            .reason(
                deadLetter.reason(), () -> RawMessageText.beginning(deadLetter, MOST_CHARACTERS));
  }

  /** Writes a lead without its request. */
  public ObjectNode lead(LeadRow row, boolean unmasked) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("key", PrintableText.line(row.leadKey()));
    json.put("account", clean(row.account()));
    json.put("environment", environments.of(row.account()));
    json.put("dealer", clean(row.dealer()));
    json.put("channel", clean(row.channel()));
    json.put("state", row.state().name());
    json.put("parked", row.isParked());
    json.put("smlId", row.smlId());
    json.put("attempts", row.attempts());
    json.put("reason", reason(row.reason(), unmasked));
    json.put("received", time(row.receivedAt()));
    json.put("posted", time(row.postingAt()));
    json.put("updated", time(row.updatedAt()));
    json.put("parkedAt", time(row.parkedAt()));
    json.put("erasedAt", time(row.erasedAt()));
    json.put("name", value(row.name(), unmasked));
    json.put("externalId", value(row.externalId(), unmasked));
    return json;
  }

  /** Writes the evidence about an unknown outcome; null if there is none. */
  public ObjectNode evidence(LeadRow row, boolean unmasked) {
    if (row.request() == null && row.searched() == null) {
      return null;
    }
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("posted", time(row.postingAt()));
    json.put("response", reason(row.reason(), unmasked));
    json.put("searched", reason(row.searched(), unmasked));
    json.put("masked", !unmasked);
    String request = row.request() == null ? "" : row.request();
    json.put("request", unmasked ? request : mask.get().content(request));
    return json;
  }

  /** Writes the history of a lead, oldest first. */
  public ArrayNode history(List<LeadMove> moves, boolean unmasked) {
    ArrayNode json = JsonNodeFactory.instance.arrayNode();
    for (LeadMove move : moves) {
      json.addObject()
          .put("at", time(move.at()))
          .put("event", move.event())
          .put("reason", reason(move.reason(), unmasked));
    }
    return json;
  }

  public static String time(Long milliseconds) {
    return milliseconds == null ? null : Instant.ofEpochMilli(milliseconds).toString();
  }

  /** Returns a reason, masked if necessary. */
  public String reason(String reason, boolean unmasked) {
    return unmasked ? clean(reason) : mask.get().reason(reason, () -> "");
  }

  private String value(String text, boolean unmasked) {
    return unmasked ? clean(text) : mask.get().value(text);
  }

  private static String clean(String text) {
    return text == null ? null : PrintableText.line(text);
  }
}

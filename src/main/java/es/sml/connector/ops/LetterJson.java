package es.sml.connector.ops;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import es.sml.connector.deadletter.Letter;
import es.sml.connector.deliver.LeadMove;
import es.sml.connector.deliver.LeadRow;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/**
 * Writes dead letters and leads as JSON of the ops API. Customers' data is masked unless requested.
 */
final class LetterJson {
  private static final int MOST_CHARACTERS = 200_000;

  private final Supplier<PersonalDataMask> mask;
  private final AccountEnvironments environments;

  LetterJson(Supplier<PersonalDataMask> mask, AccountEnvironments environments) {
    this.mask = mask;
    this.environments = environments;
  }

  /**
   * Writes a dead letter without its content.
   *
   * @param row its lead in the ledger; null if there is none
   */
  ObjectNode letter(Letter letter, LeadRow row, boolean unmasked) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("id", letter.id());
    json.put("queue", letter.queue().label());
    json.put("key", PrintableText.line(letter.key() == null ? "" : letter.key()));
    json.put("dealer", clean(letter.dealer()));
    json.put("account", clean(letter.account()));
    json.put("environment", environments.of(letter.account()));
    json.put("channel", clean(letter.channel()));
    json.put("stage", clean(letter.stage()));
    json.put("reason", reason(letter, unmasked));
    json.put("attempts", letter.attempts());
    json.put("state", row == null ? null : row.state().name());
    json.put("smlId", row == null ? null : row.smlId());
    json.put("received", time(letter.received() == 0 ? null : letter.received()));
    json.put("deadLetteredAt", time(letter.buried()));
    json.put("name", value(letter.name(), unmasked));
    json.put("mailbox", value(letter.mailbox(), unmasked));
    return json;
  }

  /** Adds the raw message. */
  void addContent(ObjectNode json, String contentType, byte[] content, boolean unmasked) {
    String text = LetterText.of(content, MOST_CHARACTERS);
    json.put("contentType", clean(contentType));
    json.put("bytes", content.length);
    json.put("masked", !unmasked);
    json.put("truncated", content.length > MOST_CHARACTERS && text.length() == MOST_CHARACTERS);
    json.put("content", unmasked ? text : mask.get().content(text));
  }

  /** Returns the reason of the dead letter, masked if necessary. */
  String reason(Letter letter, boolean unmasked) {
    return unmasked
        ? clean(letter.reason())
        : mask.get().reason(letter.reason(), () -> LetterText.beginning(letter, MOST_CHARACTERS));
  }

  /** Writes a lead without its request. */
  ObjectNode lead(LeadRow row, boolean unmasked) {
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
  ObjectNode evidence(LeadRow row, boolean unmasked) {
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
  ArrayNode history(List<LeadMove> moves, boolean unmasked) {
    ArrayNode json = JsonNodeFactory.instance.arrayNode();
    for (LeadMove move : moves) {
      json.addObject()
          .put("at", time(move.at()))
          .put("event", move.event())
          .put("reason", reason(move.reason(), unmasked));
    }
    return json;
  }

  static String time(Long milliseconds) {
    return milliseconds == null ? null : Instant.ofEpochMilli(milliseconds).toString();
  }

  /** Returns a reason, masked if necessary. */
  String reason(String reason, boolean unmasked) {
    return unmasked ? clean(reason) : mask.get().reason(reason, () -> "");
  }

  private String value(String text, boolean unmasked) {
    return unmasked ? clean(text) : mask.get().value(text);
  }

  private static String clean(String text) {
    return text == null ? null : PrintableText.line(text);
  }
}

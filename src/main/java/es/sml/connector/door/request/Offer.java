package es.sml.connector.door.request;

import com.fasterxml.jackson.databind.JsonNode;
import es.sml.connector.door.codec.Hashes;
import es.sml.connector.door.codec.SmallJson;
import es.sml.connector.language.LocalizedText;

/**
 * One message of a request, for the inbound queue.
 *
 * @param id the sender's id, which names the message for ever; null if there is none
 * @param fingerprint a hash of the content. Without an id, a second message with it within ten
 *     minutes is the same one. With an id, a second message must have the same one. Null if neither
 *     applies.
 * @param contentType the MIME type; null if it is unknown
 * @param content the bytes
 * @param notes lines for people that the content does not have, such as a consent; may be empty
 * @param held the reason why a person must see the message first; null for an ordinary one
 */
@SuppressWarnings("ArrayRecordComponent") // never compared and never changed
public record Offer(
    String id,
    String fingerprint,
    String contentType,
    byte[] content,
    String notes,
    LocalizedText held) {
  /** Returns a message that its id alone names. */
  public static Offer named(String id, DoorRequest request) {
    return new Offer(id, null, request.header("content-type"), request.body(), "", null);
  }

  /** Returns a message that is a part of the request's JSON. */
  public static Offer of(String id, JsonNode part) {
    return new Offer(id, null, "application/json", SmallJson.write(part), "", null);
  }

  /** Returns this message, which must have the same content each time. */
  public Offer withFingerprint(byte[] compared) {
    return new Offer(id, Hashes.sha256(compared), contentType, content, notes, held);
  }

  /** Returns this message with lines for people. */
  public Offer noted(String lines) {
    return new Offer(id, fingerprint, contentType, content, lines, held);
  }

  /** Returns this message, to be held for a person. */
  public Offer held(LocalizedText reason) {
    return new Offer(id, fingerprint, contentType, content, notes, reason);
  }

  /** Leaves out the content, because it is personal data. */
  @Override
  public String toString() {
    return "Offer[" + id + ", " + content.length + " B]";
  }
}

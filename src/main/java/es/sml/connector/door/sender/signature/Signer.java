package es.sml.connector.door.sender.signature;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import es.sml.connector.door.ChannelKind;
import es.sml.connector.door.DoorChannel;
import es.sml.connector.door.SignatureRules;
import es.sml.connector.door.codec.Hmacs;
import es.sml.connector.door.codec.SmallJson;
import es.sml.connector.setting.Secret;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;

/** Signs a message as the sender of a channel does, for trials. */
public final class Signer {
  private static final String STANDARD_PREFIX = "whsec_";
  private static final String KEY_OF_GOOGLE = "google_key";

  private final DoorChannel channel;

  public Signer(DoorChannel channel) {
    this.channel = channel;
  }

  /** Returns true if the kind signs with a key that the channel does not have. */
  public boolean hasNoKey() {
    return channel.kind() == ChannelKind.WIX;
  }

  /** Returns the body with the key of Google's lead form; other senders change no body. */
  public byte[] body(byte[] body) {
    if (channel.kind() == ChannelKind.GOOGLE
        && !channel.secrets().isEmpty()
        && SmallJson.read(body) instanceof ObjectNode lead) {
      JsonNode signed = lead.deepCopy().put(KEY_OF_GOOGLE, key().reveal());
      return Hmacs.bytes(signed.toString());
    }
    return body;
  }

  /**
   * Returns the headers with the signature and the id.
   *
   * @param url the URL that the sender calls
   * @param id the sender's id of the message
   */
  public Map<String, String> headers(String url, byte[] body, String id, Instant now) {
    String seconds = String.valueOf(now.getEpochSecond());
    String millis = String.valueOf(now.toEpochMilli());
    if (channel.kind() == ChannelKind.FORM) {
      return Map.of("Idempotency-Key", "\"" + id + "\"");
    }
    if (channel.secrets().isEmpty()) {
      return Map.of();
    }
    return switch (channel.kind()) {
      case META -> Map.of("X-Hub-Signature-256", "sha256=" + Hmacs.hex(key(), body));
      case TIKTOK -> Map.of("X-Open-Signature", Hmacs.hex(key(), body));
      case LINKEDIN -> Map.of("X-LI-Signature", Hmacs.hex(key(), Hmacs.bytes("hmacsha256="), body));
      case TYPEFORM -> Map.of("Typeform-Signature", "sha256=" + Hmacs.base64(key(), body));
      case TALLY -> Map.of("Tally-Signature", Hmacs.base64(key(), body));
      case WEBFLOW ->
          Map.of(
              "X-Webflow-Timestamp",
              millis,
              "X-Webflow-Signature",
              Hmacs.hex(key(), Hmacs.bytes(millis + ":"), body));
      case HUBSPOT ->
          Map.of(
              "X-HubSpot-Request-Timestamp",
              millis,
              "X-HubSpot-Signature-v3",
              Hmacs.base64(key(), Hmacs.bytes("POST" + url), body, Hmacs.bytes(millis)));
      case FORMSPREE ->
          Map.of(
              "Formspree-Signature",
              "t=" + seconds + ",v1=" + Hmacs.hex(key(), Hmacs.bytes(seconds + "."), body));
      case STANDARD_WEBHOOKS ->
          Map.of(
              "webhook-id", id,
              "webhook-timestamp", seconds,
              "webhook-signature", "v1," + standard(id + "." + seconds + ".", body));
      case GENERIC -> generic(body, id);
      case FORM, GOOGLE, JOTFORM, WIX, ADF -> Map.of();
    };
  }

  private Secret key() {
    return channel.secrets().get(0);
  }

  private String standard(String head, byte[] body) {
    String written = key().reveal();
    String base64 =
        written.startsWith(STANDARD_PREFIX) ? written.substring(STANDARD_PREFIX.length()) : written;
    return Base64.getEncoder()
        .encodeToString(
            Hmacs.mac(Hmacs.SHA256, Base64.getDecoder().decode(base64), Hmacs.bytes(head), body));
  }

  private Map<String, String> generic(byte[] body, String id) {
    SignatureRules rules = channel.signature();
    if (rules == null) {
      return Map.of();
    }
    byte[] mac = Hmacs.mac(rules.algorithm().javaName(), Hmacs.bytes(key().reveal()), body);
    String code =
        rules.encoding() == SignatureRules.Encoding.HEX
            ? HexFormat.of().formatHex(mac)
            : Base64.getEncoder().encodeToString(mac);
    return Map.of(rules.header(), rules.prefix() + code, rules.idHeader(), id);
  }
}

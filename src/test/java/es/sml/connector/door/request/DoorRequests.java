package es.sml.connector.door.request;

import es.sml.connector.door.ChannelKind;
import es.sml.connector.door.DoorChannel;
import es.sml.connector.door.MetaRules;
import es.sml.connector.door.SampleLinkedInRules;
import es.sml.connector.door.sender.Senders;
import es.sml.connector.setting.Secret;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Requests to channels, for tests. */
public final class DoorRequests {
  /** The time of the worked digests. */
  public static final Instant NOW = Instant.ofEpochSecond(1_764_235_200);

  public static final Secret PATH = new Secret("0123456789abcdef");

  private DoorRequests() {}

  public static Sender sender(ChannelKind kind, String key) {
    MetaRules meta = kind == ChannelKind.META ? metaRules() : null;
    return Senders.of(
        new DoorChannel(
            kind, null, List.of(new Secret(key)), null, null, meta, SampleLinkedInRules.of(kind)));
  }

  /** Returns a channel whose URL is secret. */
  public static Sender secret(ChannelKind kind) {
    return Senders.of(new DoorChannel(kind, PATH, null, null, null, null, null));
  }

  public static DoorRequest post(String type, String body, String... headers) {
    return post(NOW, type, body.getBytes(StandardCharsets.UTF_8), headers);
  }

  public static DoorRequest post(Instant received, String type, byte[] body, String... headers) {
    Map<String, String> all = new HashMap<>();
    all.put("content-type", type);
    for (int i = 0; i < headers.length; i += 2) {
      all.put(headers[i].toLowerCase(Locale.ROOT), headers[i + 1]);
    }
    return new DoorRequest("POST", "https://door.example/hs", "", all, "192.0.2.7", received, body);
  }

  public static DoorRequest get(String query) {
    return new DoorRequest(
        "GET", "https://door.example/x?" + query, query, Map.of(), "192.0.2.7", NOW, new byte[0]);
  }

  public static DoorResponse answer(Sender sender, DoorRequest request) {
    return sender.receive(request).response().apply("ref:1");
  }

  public static int status(Sender sender, DoorRequest request) {
    return answer(sender, request).status();
  }

  public static Offer only(Sender sender, DoorRequest request) {
    List<Offer> offers = sender.receive(request).offers();
    if (offers.size() != 1) {
      throw new AssertionError("offers: " + offers);
    }
    return offers.get(0);
  }

  public static String text(Offer offer) {
    return new String(offer.content(), StandardCharsets.UTF_8);
  }

  /** Rules with the verify token "verify-1". */
  public static MetaRules metaRules() {
    return new MetaRules(
        new Secret("verify-1"), new Secret("page"), null, null, List.of("111"), null, null, null);
  }
}

package es.sml.connector.chaos;

import es.sml.connector.door.DoorCalls;
import java.net.http.HttpRequest;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/** A platform of lead ads: its channel of the door, its leads and its failures. */
enum AdPlatform {
  META(
      "Meta",
      "graph",
      """
            meta:
              kind: meta
              secrets: ["env:META_SECRET"]
              meta: {verify-token: "env:DOOR_KEY", token: "env:META_TOKEN", pages: ["111"], schedule: "* * * * * ?", graph-url: "http://127.0.0.1:%d/graph/v25.0"}
      """) {
    @Override
    List<String> outages() {
      return List.of("{\"kind\":\"status\",\"status\":500}", TOKEN_DEAD);
    }

    @Override
    String lead(String phone) {
      return LeadTexts.meta(phone);
    }

    @Override
    void sign(HttpRequest.Builder request, String webhook) throws Exception {
      String signature = hex(Secrets.ENVIRONMENT.get("META_SECRET"), webhook);
      request.header("X-Hub-Signature-256", "sha256=" + signature);
    }
  },
  LINKEDIN(
      "LinkedIn",
      "linkedin",
      """
            linkedin:
              kind: linkedin
              secrets: ["env:DOOR_KEY"]
              linkedin: {token: "env:LINKEDIN_TOKEN", accounts: ["555"], schedule: "* * * * * ?", api-url: "http://127.0.0.1:%d/linkedin/rest"}
      """) {
    @Override
    List<String> outages() {
      return List.of("{\"kind\":\"reset\"}", TOKEN_DEAD, "{\"kind\":\"error\",\"code\":426}");
    }

    @Override
    String lead(String phone) {
      return LeadTexts.linkedIn(phone);
    }

    @Override
    void sign(HttpRequest.Builder request, String webhook) throws Exception {
      request.header("X-LI-Signature", hex(Secrets.DOOR_KEY, "hmacsha256=" + webhook));
    }
  };

  private static final String TOKEN_DEAD = "{\"kind\":\"token-dead\"}";

  private final String label;
  private final String controls;
  private final String channel;

  AdPlatform(String label, String controls, String channel) {
    this.label = label;
    this.controls = controls;
    this.channel = channel;
  }

  /** Returns the faults that let no lead be fetched. */
  abstract List<String> outages();

  /** Returns a lead as the platform keeps it. */
  abstract String lead(String phone);

  /** Adds the platform's signature of a notification. */
  abstract void sign(HttpRequest.Builder request, String webhook) throws Exception;

  String label() {
    return label;
  }

  /** Returns the path of its controls in the sandbox. */
  String controls() {
    return controls;
  }

  /** Returns its channel in dealers.yaml. */
  String channel(int port) {
    return channel.formatted(port);
  }

  /** Returns the id of its channel. */
  String id() {
    return label.toLowerCase(Locale.ROOT);
  }

  private static String hex(String secret, String text) throws Exception {
    return HexFormat.of().formatHex(DoorCalls.hmac(secret, text));
  }
}

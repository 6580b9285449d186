package es.sml.connector.door;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import es.sml.connector.testing.Http11;
import es.sml.connector.testing.RunningConnector;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The senders at the door of a connector, for its only dealer. */
public final class DoorCalls {
  public static final String JSON = "application/json";
  public static final Duration PATIENCE = Duration.ofSeconds(30);

  private static final AtomicInteger PHONE = new AtomicInteger(600_000_000);

  private final RunningConnector connector;

  public DoorCalls(RunningConnector connector) {
    this.connector = connector;
  }

  /** A connector with an open door, not yet started. */
  public static RunningConnector connector(Path directory) {
    return new RunningConnector(directory)
        .withSetting("door.enabled", "true")
        .withSetting("door.port", "0");
  }

  /** A phone that no other lead has. */
  public static String phone() {
    return String.valueOf(PHONE.incrementAndGet());
  }

  public static byte[] hmac(String key, String body) throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    return mac.doFinal(body.getBytes(StandardCharsets.UTF_8));
  }

  public HttpRequest.Builder post(String channel, String type, String body) {
    return HttpRequest.newBuilder(
            URI.create(
                "http://127.0.0.1:" + connector.runtime().doorPort() + "/in/norte/" + channel))
        .header("Content-Type", type)
        .POST(HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8));
  }

  public static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return Http11.CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  /** The only lead of this phone, as SML's search shows it. */
  public JsonNode awaitOneLead(String phone) {
    await().atMost(PATIENCE).until(() -> connector.leadsOf(phone).size() == 1);
    return connector.leadsOf(phone).get(0);
  }
}

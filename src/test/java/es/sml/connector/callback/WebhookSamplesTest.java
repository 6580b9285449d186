package es.sml.connector.callback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.standardwebhooks.Webhook;
import es.sml.connector.testing.FreePorts;
import es.sml.connector.testing.Programs;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The samples that receive webhooks, with requests that somebody else's library signed. */
class WebhookSamplesTest {
  private static final String SECRET = secret("one secret of thirty-two bytes..");
  private static final String OTHER = secret("another secret of 32 bytes......");
  private static final String EVENT =
      "{\"id\": \"demo-41-2\", \"data\": {\"externalId\": \"Ñ-1\"}}";

  @TempDir Path directory;
  private int port;

  @ParameterizedTest
  @CsvSource({
    "java, java/WebhookReceiver.java",
    "python3, python/webhook_receiver.py",
    "node, javascript/webhook-receiver.mjs",
  })
  void acceptsOnlyWhatTheConnectorSignedJustNow(String program, String sample) throws Exception {
    assumeThat(Programs.isInstalled(program)).as(program).isTrue();
    port = FreePorts.next();
    List<String> command = List.of(program, "src/main/samples/" + sample, "" + port);
    try (Programs receiver = Programs.start(directory, Map.of("WEBHOOK_SECRET", SECRET), command)) {
      receiver.awaitOutput("listening");
      long now = Instant.now().getEpochSecond();
      assertThat(send("a", now, signature(OTHER, "a", now), EVENT)).isEqualTo(401);
      assertThat(send("a", now, signature(SECRET, "b", now), EVENT)).isEqualTo(401);
      assertThat(send("a", now, signature(SECRET, "a", now), EVENT + " ")).isEqualTo(401);
      assertThat(send("a", now, "v1,", EVENT)).isEqualTo(401);
      assertThat(send("a", now, "", EVENT)).isEqualTo(401);
      for (long old : new long[] {now - 400, now + 400}) {
        assertThat(send("a", old, signature(SECRET, "a", old), EVENT)).isEqualTo(401);
      }
      assertThat(sendUnsigned()).isEqualTo(401);
      assertThat(receiver.output()).doesNotContain("demo-41-2");
      String both = signature(OTHER, "a", now) + " " + signature(SECRET, "a", now);
      assertThat(send("a", now, both, EVENT)).isEqualTo(204);
      assertThat(send("a", now, signature(SECRET, "a", now), EVENT)).isEqualTo(204);
      receiver.awaitOutput("demo-41-2");
      assertThat(receiver.output()).containsOnlyOnce(EVENT);
    }
  }

  private static String secret(String text) {
    return "whsec_"
        + Base64.getEncoder()
            .encodeToString(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  private static String signature(String secret, String id, long time) throws Exception {
    return new Webhook(secret).sign(id, time, EVENT);
  }

  private int send(String id, long time, String signature, String body)
      throws IOException, InterruptedException {
    return status(
        request(body)
            .header("webhook-id", id)
            .header("webhook-timestamp", "" + time)
            .header("webhook-signature", signature));
  }

  private int sendUnsigned() throws IOException, InterruptedException {
    return status(request(EVENT));
  }

  private HttpRequest.Builder request(String body) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/sml-events"))
        .POST(HttpRequest.BodyPublishers.ofString(body));
  }

  private int status(HttpRequest.Builder request) throws IOException, InterruptedException {
    // A connection for each request: on a slow machine a sample closes an idle one while it is
    // reused.
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .build()
        .send(request.build(), HttpResponse.BodyHandlers.discarding())
        .statusCode();
  }
}

package es.sml.connector.packaged;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import es.sml.connector.sandbox.Sandbox;
import es.sml.connector.sandbox.setting.SandboxSettings;
import es.sml.connector.testing.FreePorts;
import es.sml.connector.testing.Http11;
import es.sml.connector.testing.ShippedVocabulary;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Three dealers of a packaged connector: {@code bueno} and {@code malo} share one account. The SML
 * of {@code caido} stops during the test.
 */
final class HostileWorld implements AutoCloseable {
  final int broker;
  final Path dropFolder;
  private final Sandbox sml = Sandbox.start(SandboxSettings.defaults());
  private final Sandbox smlOfCaido = Sandbox.start(SandboxSettings.defaults());

  HostileWorld(Path directory) throws IOException {
    broker = FreePorts.next();
    dropFolder = Files.createDirectories(directory.resolve("drop/malo"));
    Path config = Files.createDirectories(directory.resolve("config/formats")).getParent();
    ShippedVocabulary.linkInto(config);
    Files.copy(
        Path.of("config/formats/correo-etiquetado.yaml"),
        config.resolve("formats/correo-etiquetado.yaml"));
    Files.writeString(
        config.resolve("application.properties"),
        "broker.acceptor = 127.0.0.1:" + broker + "\nops.port = 0\n");
    Files.writeString(
        config.resolve("dealers.yaml"),
        """
        accounts:
          una: {base-url: "http://127.0.0.1:%d", username: demo, password: "env:SML_PASSWORD"}
          otra: {base-url: "http://127.0.0.1:%d", username: demo, password: "env:SML_PASSWORD"}
        dealers:
          bueno:
            account: una
            source: 1
            queue: {}
            broker-user: {username: bueno, password: "env:CRM_PASSWORD"}
          malo:
            account: una
            source: 1
            queue: {}
            drop-folder: {directory: drop/malo, poll-interval: 200ms, stable-for: 200ms}
            broker-user: {username: malo, password: "env:CRM_PASSWORD"}
          caido:
            account: otra
            source: 1
            queue: {}
            broker-user: {username: caido, password: "env:CRM_PASSWORD"}
        """
            .formatted(sml.port(), smlOfCaido.port()));
  }

  /** Returns the leads of {@code bueno} and {@code malo} that SML has created so far. */
  int created() throws IOException, InterruptedException {
    HttpRequest request =
        Http11.request(sml.baseUrl().resolve("/sandbox/stats"), "GET", null).build();
    JsonNode stats =
        new ObjectMapper()
            .readTree(Http11.CLIENT.send(request, HttpResponse.BodyHandlers.ofString()).body());
    return stats.path("creates").asInt();
  }

  void stopSmlOfCaido() {
    smlOfCaido.close();
  }

  @Override
  public void close() {
    smlOfCaido.close();
    sml.close();
  }
}

package es.sml.connector.packaged;

import static es.sml.connector.testing.DealerBuilder.aDealer;
import static es.sml.connector.testing.sandbox.SandboxFault.on;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import es.sml.connector.sandbox.Sandbox;
import es.sml.connector.sandbox.setting.SandboxSettings;
import es.sml.connector.testing.FreePorts;
import es.sml.connector.testing.Http11;
import es.sml.connector.testing.ShippedVocabulary;
import es.sml.connector.testing.sandbox.SandboxFault;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged connector in a process that is killed, against a sandbox in this one. */
class PackagedConnectorIT {
  private static final int LEADS = 500;
  @TempDir Path directory;
  private Sandbox sandbox;
  private int port;

  @BeforeEach
  void configure() throws IOException {
    sandbox = Sandbox.start(SandboxSettings.defaults());
    port = FreePorts.next();
    Path config = Files.createDirectories(directory.resolve("config/formats")).getParent();
    ShippedVocabulary.linkInto(config);
    Files.copy(
        Path.of("config/formats/correo-etiquetado.yaml"),
        config.resolve("formats/correo-etiquetado.yaml"));
    Files.writeString(
        config.resolve("application.properties"),
        "broker.acceptor = 127.0.0.1:"
            + port
            + "\nsml.late-commit-window = 3s\nsml.request-timeout = 4s\nops.port = 0\n");
    aDealer()
        .at(sandbox.port())
        .withAccount("consumers: 8")
        .withQueue()
        .with("broker-user: {username: norte-crm, password: \"env:CRM_PASSWORD\"}")
        .writeTo(config);
  }

  @AfterEach
  void stopSandbox() {
    sandbox.close();
  }

  @Test
  void creates500LeadsOnceThroughKills() throws Exception {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    fault(on("create-lead").delay(25));
    PackagedConnector connector = PackagedConnector.start(directory, "run").awaitOutput("ready in");
    offer();
    for (int kill = 1; kill <= 4; kill++) {
      int before = created();
      int until = before + 20 + random.nextInt(60);
      await().atMost(Duration.ofMinutes(1)).until(() -> created() >= until);
      connector.kill();
      connector = PackagedConnector.start(directory, "run").awaitOutput("ready in");
    }
    try (PackagedConnector last = connector) {
      await("seed " + seed).atMost(Duration.ofMinutes(2)).until(() -> created() >= LEADS);
      last.close();
    }
    assertThat(references()).as("seed " + seed).hasSize(LEADS).doesNotHaveDuplicates();
    // No message is left that could still create a lead.
    try (PackagedConnector restarted =
        PackagedConnector.start(directory, "run").awaitOutput("ready in")) {
      offer(1);
      await().atMost(Duration.ofMinutes(1)).until(() -> created() >= LEADS + 1);
      restarted.close();
    }
    assertThat(references()).hasSize(LEADS + 1).doesNotHaveDuplicates();
  }

  @Test
  void endsWithStatus2AndTheLineOfAWrongSetting() throws Exception {
    Files.writeString(
        directory.resolve("config/application.properties"), "\nsml.request-timeou = 5s\n");
    try (PackagedConnector connector = PackagedConnector.start(directory, "run")) {
      assertThat(connector.awaitExit()).isEqualTo(2);
      assertThat(connector.output())
          .contains("application.properties:2")
          .contains("sml.request-timeou")
          .contains("did you mean request-timeout?");
    }
  }

  @Test
  void reportsThatItMayOpenTooFewFiles() throws Exception {
    try (PackagedConnector connector =
        PackagedConnector.startWithOpenFiles(200, directory, "run")) {
      assertThat(connector.awaitExit()).isEqualTo(1);
      assertThat(connector.output())
          .contains("the limit of open files is 200, but at least 300 are needed")
          .contains("LimitNOFILE")
          .doesNotContain("in use by another process");
    }
  }

  @Test
  void startsFromTheClassArchiveThatThePackageBrings() throws Exception {
    // With -Xshare:on the JVM refuses an unusable archive.
    try (PackagedConnector lint =
        PackagedConnector.startWithOptions("-Xshare:on", directory, "lint")) {
      assertThat(lint.awaitExit()).as(lint.output()).isZero();
    }
    assertThat(Path.of(System.getProperty("connector.home"), "sml-connector.jsa")).isNotEmptyFile();
  }

  @Test
  void runsTheDemoToItsEnd() throws Exception {
    try (PackagedConnector demo = PackagedConnector.start(directory, "demo", "--once")) {
      assertThat(demo.awaitExit()).as(demo.output()).isZero();
    }
  }

  @Test
  void keepsSandboxDemoAndMailServerOffTheClassPathOfARun() throws Exception {
    Path lib = Path.of(System.getProperty("connector.home"), "lib");
    assertThat(jars(lib)).noneMatch(jar -> jar.contains("greenmail"));
    for (String jar : jars(lib)) {
      try (JarFile opened = new JarFile(lib.resolve(jar).toFile())) {
        assertThat(opened.stream().map(ZipEntry::getName))
            .as(jar)
            .noneMatch(name -> name.matches("es/sml/connector/(sandbox|demo)/.*"));
      }
    }
    assertThat(jars(lib.resolve("tools"))).hasSize(2);
  }

  private static List<String> jars(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".jar"))
          .toList();
    }
  }

  private void offer() throws JMSException {
    offer(LEADS);
  }

  private void offer(int count) throws JMSException {
    try (ActiveMQConnectionFactory factory =
            new ActiveMQConnectionFactory("tcp://127.0.0.1:" + port, "norte-crm", "crm");
        Connection connection = factory.createConnection();
        Session session = connection.createSession(true, Session.SESSION_TRANSACTED)) {
      MessageProducer producer = session.createProducer(session.createQueue("dealers.norte.leads"));
      for (int i = 0; i < count; i++) {
        producer.send(
            session.createTextMessage(
                "{\"vehicle\":{\"brand_model\":\"Ibiza\"},\"client\":{\"name\":\"C %d\",\"phone\":\"6%08d\"}}"
                    .formatted(i, 20_000_000 + i)));
      }
      session.commit();
    }
  }

  private int created() throws Exception {
    return call("GET", "/sandbox/stats", null).path("creates").asInt();
  }

  private List<String> references() throws Exception {
    List<String> references = new ArrayList<>();
    call("GET", "/sandbox/audit?limit=100000", null)
        .path("entries")
        .forEach(entry -> references.add(entry.path("tags").path(0).asText()));
    return references;
  }

  private void fault(SandboxFault fault) throws Exception {
    call("POST", "/sandbox/faults", fault.json());
  }

  private JsonNode call(String method, String path, String body) throws Exception {
    HttpRequest request = Http11.request(sandbox.baseUrl().resolve(path), method, body).build();
    HttpResponse<String> response =
        Http11.CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
    return new ObjectMapper().readTree(response.body());
  }
}

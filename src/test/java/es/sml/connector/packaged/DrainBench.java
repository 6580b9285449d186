package es.sml.connector.packaged;

import static es.sml.connector.testing.DealerBuilder.aDealer;
import static es.sml.connector.testing.sandbox.SandboxFault.on;
import static es.sml.connector.testing.sandbox.SandboxFault.onAll;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import es.sml.connector.inbox.FigureTable;
import es.sml.connector.testing.FreePorts;
import es.sml.connector.testing.Http11;
import es.sml.connector.testing.ShippedVocabulary;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.io.BufferedWriter;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How fast a dealer's full queue or CSV drains, by way of the inbound queue, into a sandbox in
 * another process, with the journal synchronous and the ledger's full synchronous mode on; and what
 * memory the full queue takes. Run by mvn verify -Pbench; it prints and asserts no speed. Its
 * properties, each named bench.…: leads, on the queue or in the file; drained, of them; consumers;
 * latency, of a creation in milliseconds; closes, true where SML closes the connection after each
 * response.
 */
class DrainBench {
  private static final int LEADS = Integer.getInteger("bench.leads", 20_000);
  private static final int DRAINED = Integer.getInteger("bench.drained", LEADS);
  private static final int CONSUMERS = Integer.getInteger("bench.consumers", 32);
  private static final int LATENCY = Integer.getInteger("bench.latency", 0);
  @TempDir Path directory;
  private final FigureTable table = new FigureTable();

  @AfterEach
  void print() {
    table.print(
        "mvn verify -Pbench -Dit.test=DrainBench -Dbench.leads=%d -Dbench.drained=%d -Dbench.consumers=%d -Dbench.latency=%d"
            .formatted(LEADS, DRAINED, CONSUMERS, LATENCY));
  }

  private interface Source {
    /** Gives the connector all leads. */
    void fill(int broker) throws Exception;
  }

  @Test
  void drainsAFullQueue() throws Exception {
    drain(DrainBench::fill);
  }

  @Test
  void drainsAFile() throws Exception {
    drain(unused -> fillFolder());
  }

  private void drain(Source source) throws Exception {
    int sml = FreePorts.next();
    int broker = FreePorts.next();
    configure(sml, broker);
    try (PackagedConnector connector =
        PackagedConnector.start(directory, "run").awaitOutput("ready in")) {
      long empty = connector.memory();
      source.fill(broker); // SML is not running yet: the account pauses and its leads wait
      table.row("resident with no lead queued", "%d MB", empty >> 20);
      table.row("resident with %d".formatted(LEADS), "%d MB", connector.memory() >> 20);
      try (PackagedConnector sandbox =
          PackagedConnector.start(directory, "sandbox", "--port", String.valueOf(sml))
              .awaitOutput("SML sandbox on")) {
        if (LATENCY > 0) {
          call(sml, "POST", "/sandbox/faults", on("create-lead").delay(LATENCY).json());
        }
        if (Boolean.getBoolean("bench.closes")) {
          call(sml, "POST", "/sandbox/faults", onAll().closeAfterResponse().json());
        }
        Duration before = connector.cpu();
        await()
            .atMost(Duration.ofMinutes(10))
            .pollInterval(Duration.ofMillis(250))
            .until(
                () -> call(sml, "GET", "/sandbox/stats", null).path("creates").asInt() >= DRAINED);
        Duration cpu = connector.cpu().minus(before);
        JsonNode stats = call(sml, "GET", "/sandbox/stats", null);
        report(stats, cpu, connector.peakMemory());
        if (DRAINED == LEADS) {
          assertThat(stats.path("creates").asInt()).isEqualTo(LEADS);
        }
      }
    }
  }

  private void report(JsonNode stats, Duration cpu, long peakMemory) {
    Duration time =
        Duration.between(
            Instant.parse(stats.path("firstCreate").asText()),
            Instant.parse(stats.path("lastCreate").asText()));
    table.row(
        "drained %d leads".formatted(stats.path("creates").asInt()),
        "%.0f leads/s, %.2f ms of processor time a lead, at most %d MB resident",
        stats.path("creates").asInt() * 1000.0 / time.toMillis(),
        cpu.toMillis() / stats.path("creates").asDouble(),
        peakMemory >> 20);
  }

  private void configure(int sml, int broker) throws IOException {
    Files.createDirectories(directory.resolve("in"));
    Path config = Files.createDirectories(directory.resolve("config/formats")).getParent();
    ShippedVocabulary.linkInto(config);
    Files.copy(
        Path.of("config/formats/correo-etiquetado.yaml"),
        config.resolve("formats/correo-etiquetado.yaml"));
    Files.writeString(
        config.resolve("application.properties"),
        "broker.acceptor = 127.0.0.1:"
            + broker
            + "\nsml.probe-interval = 200ms\nops.enabled = false\n");
    aDealer()
        .at(sml)
        .withAccount("consumers: " + CONSUMERS)
        .withQueue()
        .with("broker-user: {username: norte-crm, password: \"env:CRM_PASSWORD\"}")
        .with("drop-folder: {directory: in}")
        .writeTo(config);
  }

  private static void fill(int broker) throws JMSException {
    try (ActiveMQConnectionFactory factory =
            new ActiveMQConnectionFactory("tcp://127.0.0.1:" + broker, "norte-crm", "crm");
        Connection connection = factory.createConnection();
        Session session = connection.createSession(true, Session.SESSION_TRANSACTED)) {
      MessageProducer producer = session.createProducer(session.createQueue("dealers.norte.leads"));
      for (int i = 0; i < LEADS; i++) {
        producer.send(
            session.createTextMessage(
                """
                {"vehicle":{"brand_model":"Seat Ibiza","price":"9900","km":"45000","year":2020},\
                "client":{"name":"Cliente %d","phone":"6%08d","email":"c%d@example.com"},\
                "note":[{"content":"¿Sigue disponible?"}]}"""
                    .formatted(i, 30_000_000 + i, i)));
        if (i % 1000 == 999) {
          session.commit();
        }
      }
      session.commit();
    }
  }

  private void fillFolder() throws IOException {
    Path unfinished = directory.resolve("in/leads.csv.tmp");
    try (BufferedWriter rows = Files.newBufferedWriter(unfinished)) {
      rows.write("nombre;telefono;email;marca;modelo;precio;km;comentario\n");
      for (int i = 0; i < LEADS; i++) {
        rows.write(
            "Cliente %d;6%08d;c%d@example.com;Seat;Ibiza;9900;45000;¿Sigue disponible?%n"
                .formatted(i, 30_000_000 + i, i));
      }
    }
    Files.move(unfinished, directory.resolve("in/leads.csv"));
    await()
        .atMost(Duration.ofMinutes(1))
        .until(() -> Files.exists(directory.resolve("in/processed/leads.csv")));
  }

  private static JsonNode call(int port, String method, String path, String body)
      throws IOException, InterruptedException {
    HttpRequest request =
        Http11.request(URI.create("http://127.0.0.1:" + port + path), method, body).build();
    return new ObjectMapper()
        .readTree(Http11.CLIENT.send(request, HttpResponse.BodyHandlers.ofString()).body());
  }
}

package es.sml.connector.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import es.sml.connector.chaos.Secrets;
import es.sml.connector.inbox.FigureTable;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How many leads a second one, two and three equal nodes create from one dealer's queue, on an
 * Artemis and a PostgreSQL of their own, at an SML in another process that takes its time. Run by
 * mvn verify -Pbench -Dit.test=NodesBench; it prints and asserts no speed. Its properties, each
 * named bench.…: leads, of each round; consumers, of each node; latency, of a creation in
 * milliseconds.
 */
class NodesBench {
  private static final int LEADS = Integer.getInteger("bench.leads", 20_000);
  private static final int CONSUMERS = Integer.getInteger("bench.consumers", 32);
  private static final int LATENCY =
      Integer.getInteger("bench.latency", 0) > 0 ? Integer.getInteger("bench.latency") : 400;
  private static final int NODES = 3;
  private static final double WANTED = 2.7;
  private static final Duration LONGEST = Duration.ofMinutes(15);

  @TempDir Path directory;
  private final FigureTable table = new FigureTable();
  private final Deque<PackagedConnector> nodes = new ArrayDeque<>();
  private SharedServers servers;
  private SandboxProcess sml;
  private int offered;

  @BeforeEach
  void open() throws IOException {
    servers = new SharedServers(directory);
    sml = servers.sml();
    sml.delay("create-lead", LATENCY);
  }

  @AfterEach
  void close() throws IOException {
    nodes.forEach(PackagedConnector::close);
    servers.close();
    table.print(
        "mvn verify -Pbench -Dit.test=NodesBench -Dbench.leads=%d -Dbench.consumers=%d -Dbench.latency=%d"
            .formatted(LEADS, CONSUMERS, LATENCY));
  }

  @Test
  void createsMoreWithEachNode() throws Exception {
    double alone = 0;
    for (int number = 1; number <= NODES; number++) {
      nodes.push(startNode(number));
      double rate = round();
      alone = number == 1 ? rate : alone;
      table.row(
          "leads/s, %d of %d consumers at %d ms".formatted(number, CONSUMERS, LATENCY),
          "%.1f, which is %.2f x one",
          rate,
          rate / alone);
    }
    table.row("wanted with %d".formatted(NODES), "%.1f x one", WANTED);
    assertThat(creates()).as("each lead once").isEqualTo(offered);
  }

  /**
   * Leads a second between the first tenth and the last: at both ends not all consumers are busy.
   */
  private double round() throws Exception {
    long before = offered;
    offer();
    long first = whenCreated(before + LEADS / 10);
    long last = whenCreated(before + LEADS * 9L / 10);
    whenCreated(before + LEADS);
    return (LEADS * 9L / 10 - LEADS / 10) * 1e9 / (last - first);
  }

  private long whenCreated(long count) {
    await()
        .atMost(LONGEST)
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(20))
        .until(
            () -> {
              for (PackagedConnector node : nodes) {
                node.requireAlive();
              }
              return creates() >= count;
            });
    return System.nanoTime();
  }

  private long creates() {
    return sml.caller().stats().path("creates").asLong();
  }

  private PackagedConnector startNode(int number) throws IOException {
    return servers.startNode(
        "node-" + number,
        "database.pool-size = " + Math.min(16, CONSUMERS),
        ", consumers: " + CONSUMERS,
        "");
  }

  private void offer() throws JMSException {
    try (ActiveMQConnectionFactory factory =
            new ActiveMQConnectionFactory(
                "tcp://127.0.0.1:" + servers.brokerPort(),
                Secrets.BROKER_USER,
                Secrets.BROKER_PASSWORD);
        Connection connection = factory.createConnection();
        Session session = connection.createSession(true, Session.SESSION_TRANSACTED)) {
      MessageProducer producer = session.createProducer(session.createQueue("dealers.norte.leads"));
      for (int end = offered + LEADS; offered < end; offered++) {
        producer.send(
            session.createTextMessage(
                """
                {"vehicle":{"brand_model":"Seat Ibiza"},\
                "client":{"name":"Cliente %d","phone":"6%08d","email":"c%1$d@example.com"}}"""
                    .formatted(offered, 30_000_000 + offered)));
      }
      session.commit();
    }
  }
}

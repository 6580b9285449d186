package es.sml.connector.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import es.sml.connector.inbox.FigureTable;
import es.sml.connector.testing.server.MailServers;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How many leads a second one, two and three equal nodes create from one dealer's queue, on an
 * Artemis and a PostgreSQL of their own, at an SML in another process that takes its time; and how
 * soon the mailboxes of a node that died are read by the others. Run by mvn verify -Pbench
 * -Dit.test=NodesBench; it prints and asserts no speed. Its properties, each named bench.…: leads,
 * of each round; consumers, of each node; latency, of a creation in milliseconds; mailboxes;
 * deaths.
 */
class NodesBench {
  private static final int LEADS = Integer.getInteger("bench.leads", 20_000);
  private static final int CONSUMERS = Integer.getInteger("bench.consumers", 32);
  private static final int LATENCY =
      Integer.getInteger("bench.latency", 0) > 0 ? Integer.getInteger("bench.latency") : 400;
  private static final int MAILBOXES = Integer.getInteger("bench.mailboxes", 60);
  private static final int DEATHS = Integer.getInteger("bench.deaths", 10);
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
    servers = SharedServers.start(directory);
    sml = servers.sml();
  }

  @AfterEach
  void close() throws Exception {
    nodes.forEach(PackagedConnector::close);
    servers.close();
    table.print(
        "mvn verify -Pbench -Dit.test=NodesBench -Dbench.leads=%d -Dbench.consumers=%d -Dbench.latency=%d -Dbench.mailboxes=%d -Dbench.deaths=%d"
            .formatted(LEADS, CONSUMERS, LATENCY, MAILBOXES, DEATHS));
  }

  @Test
  void createsMoreWithEachNode() throws Exception {
    sml.delay("create-lead", LATENCY);
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

  @Test
  void readsTheMailboxesOfANodeThatDied() throws Exception {
    Awaitility.doNotCatchUncaughtExceptionsByDefault(); // the mail server's, when a node is killed
    GreenMail mail = MailServers.start(0, ServerSetup.PROTOCOL_IMAP);
    try {
      List<GreenMailUser> mailboxes =
          IntStream.range(0, MAILBOXES)
              .mapToObj(mailbox -> mail.setUser("box-" + mailbox, "box-" + mailbox, "mail"))
              .toList();
      String inboxes = inboxes(mail.getImap().getPort());
      for (int number = 1; number <= NODES; number++) {
        nodes.add(startNode(number, inboxes));
      }
      List<Duration> last = new ArrayList<>();
      for (int death = 0; death < DEATHS; death++) {
        await().atMost(Duration.ofMinutes(1)).until(this::eachHasItsShare);
        int number = death % NODES + 1;
        PackagedConnector dead = nodes.removeFirst();
        dead.kill();
        long killed = System.nanoTime();
        for (GreenMailUser mailbox : mailboxes) {
          mailbox.deliver(mail(offered++));
        }
        last.add(Duration.ofNanos(whenCreated(offered) - killed));
        nodes.add(startNode(number, inboxes));
      }
      last.sort(Comparator.naturalOrder());
      table.waits(
          "from a node's death to the lead of the last of the mails that came just then, one in each of %d mailboxes"
              .formatted(MAILBOXES),
          last,
          DEATHS);
      table.row("wanted", "15 s until a dead node's mailboxes are read again");
      assertThat(creates()).as("each lead once").isEqualTo(offered);
    } finally {
      mail.stop();
      Awaitility.reset();
    }
  }

  private static String inboxes(int port) {
    return IntStream.range(0, MAILBOXES)
        .mapToObj(
            mailbox ->
                "{host: 127.0.0.1, port: %d, security: none, username: box-%d, password: 'env:MAIL_PASSWORD', initial-read: all}"
                    .formatted(port, mailbox))
        .collect(Collectors.joining(", ", ", inboxes: [", "]"));
  }

  private boolean eachHasItsShare() throws SQLException {
    try (var database = servers.database();
        Statement statement = database.createStatement();
        ResultSet shares =
            statement.executeQuery(
                "SELECT COUNT(*) FROM lease JOIN node USING (node) WHERE name LIKE 'mailbox %' GROUP BY node")) {
      int nodesWithAShare = 0;
      while (shares.next()) {
        nodesWithAShare += shares.getInt(1) >= MAILBOXES / NODES ? 1 : 0;
      }
      return nodesWithAShare == NODES;
    }
  }

  private static MimeMessage mail(int number) throws MessagingException {
    return new MimeMessage(
        jakarta.mail.Session.getInstance(new Properties()),
        new ByteArrayInputStream(
            """
            Message-ID: <%1$d@portal.example>
            From: avisos@portal.example
            Subject: Contacto

            Nombre: Cliente %1$d
            Teléfono: 6%2$08d
            Vehículo: Seat Ibiza
            """
                .formatted(number, 40_000_000 + number)
                .getBytes(StandardCharsets.UTF_8)));
  }

  /**
   * Leads a second between the first tenth and the last, because not all consumers are busy at both
   * ends.
   */
  private double round() throws Exception {
    long before = offered;
    servers.offer(offered, LEADS);
    offered += LEADS;
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
    return startNode(number, "");
  }

  private PackagedConnector startNode(int number, String inboxes) throws IOException {
    return servers.startNode(
        "node-" + number,
        "database.pool-size = " + Math.min(16, CONSUMERS),
        ", consumers: " + CONSUMERS,
        inboxes);
  }
}

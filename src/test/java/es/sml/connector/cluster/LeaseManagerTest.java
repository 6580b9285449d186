package es.sml.connector.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import es.sml.connector.database.Database;
import es.sml.connector.database.LedgerTransactions;
import es.sml.connector.testing.server.PostgresqlServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Nodes on one real PostgreSQL. */
class LeaseManagerTest {
  private static final List<String> MAILBOXES =
      IntStream.range(0, 12).mapToObj(number -> "mailbox " + number).toList();
  private static final Duration SOON = Duration.ofSeconds(15);

  @TempDir private Path directory;
  private Database database;
  private final List<Node> nodes = new ArrayList<>();

  /** The owner of each lease by the calls of its owners, and all epochs of each lease in order. */
  private final Map<String, String> owners = new ConcurrentHashMap<>();

  private final Map<String, List<Long>> epochs = new ConcurrentHashMap<>();

  @BeforeEach
  void open() {
    database = PostgresqlServer.open(directory, 8);
  }

  @AfterEach
  void close() throws Exception {
    for (Node node : nodes) {
      node.leases.close();
    }
    database.close();
  }

  @Test
  void aSingleNodeHasAll() {
    join("a");
    await().atMost(SOON).until(() -> owners.size() == MAILBOXES.size());
  }

  @Test
  void nodesShareEvenlyAndEachThingHasOneOwner() throws Exception {
    join("a");
    await().atMost(SOON).until(() -> has("a") == 12);
    join("b");
    Node third = join("c");
    await().atMost(SOON).until(() -> has("a") == 4 && has("b") == 4 && has("c") == 4);
    assertThat(third.leases.nodes()).isEqualTo(3);
    third.leases.close();
    await().atMost(SOON).until(() -> has("a") == 6 && has("b") == 6);
    assertThat(epochs.values())
        .allSatisfy(each -> assertThat(each).isSorted().doesNotHaveDuplicates());
  }

  @Test
  void acquiresTheLeasesOfADeadNodeWithinSeconds() {
    Node dead = join("a");
    join("b");
    await().atMost(SOON).until(() -> has("a") == 6 && has("b") == 6);
    dead.line.cut = true; // and it cannot say so
    await().atMost(SOON).until(() -> has("b") == 12);
    // It knew by itself that it may not go on, before the other did.
    assertThat(has("a")).isZero();
    dead.line.cut = false;
    await().atMost(SOON).until(() -> has("a") == 6 && has("b") == 6);
  }

  @Test
  void acquiresTheLeasesOfADeadNodeAfterTheClockWasSetBack() {
    Node dead = join("a");
    join("b");
    await().atMost(SOON).until(() -> has("a") == 6 && has("b") == 6);
    dead.line.cut = true;
    database.write(
        jdbc ->
            jdbc.sql("UPDATE node SET until_at = until_at + 3600000 WHERE node = 'a'").update());
    await().atMost(SOON).until(() -> has("b") == 12);
  }

  /** So that an outage of the database is no storm of logins at the mail servers. */
  @Test
  void aNodeThatIsAloneKeepsWhatItHasWhileTheDatabaseIsAway() {
    Node alone = join("a");
    await().atMost(SOON).until(() -> has("a") == 12);
    alone.line.cut = true;
    Duration longerThanALease = Duration.ofSeconds(9);
    await()
        .during(longerThanALease)
        .atMost(longerThanALease.multipliedBy(2))
        .until(() -> has("a") == 12);
    alone.line.cut = false;
    await().atMost(SOON).until(() -> alone.leases.isAlive("a"));
    join("b");
    await().atMost(SOON).until(() -> has("a") == 6 && has("b") == 6);
    assertThat(alone.gained).hasSize(12); // nothing was gained anew
  }

  @Test
  void aNodeThatIsNotFitLeavesItsShareToTheOthers() {
    Node unfit = join("a");
    join("b");
    await().atMost(SOON).until(() -> has("a") == 6 && has("b") == 6);
    unfit.fit = false;
    await().atMost(SOON).until(() -> has("b") == 12 && has("a") == 0);
    unfit.fit = true;
    await().atMost(SOON).until(() -> has("a") == 6 && has("b") == 6);
  }

  @Test
  void aRestartedNodeHasItsLeasesAtOnce() {
    Node crashed = join("a");
    await().atMost(SOON).until(() -> has("a") == 12);
    crashed.line.cut = true;
    Node restarted = join("a");
    await().atMost(Duration.ofSeconds(4)).until(() -> restarted.gained.size() == 12);
  }

  @Test
  void whatIsLeftIsAnothers() {
    Node first = join("a");
    await().atMost(SOON).until(() -> has("a") == 12);
    first.leases.leave("mailbox 3");
    owners.remove("mailbox 3");
    join("b");
    await().atMost(SOON).until(() -> "b".equals(owners.get("mailbox 3")));
  }

  @Test
  void oneProcessOnlyHasANodesName(@TempDir Path data) throws Exception {
    String name;
    try (NodeIdentity identity = NodeIdentity.open(data)) {
      name = identity.name();
      assertThatThrownBy(() -> NodeIdentity.open(data))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("in use by another process");
    }
    try (NodeIdentity restarted = NodeIdentity.open(data)) {
      assertThat(restarted.name()).isEqualTo(name).hasSize(36);
    }
  }

  private long has(String node) {
    return owners.values().stream().filter(node::equals).count();
  }

  private Node join(String name) {
    Node node = new Node(name);
    nodes.add(node);
    node.leases.start();
    MAILBOXES.forEach(mailbox -> node.leases.seek(mailbox, node.owner(mailbox)));
    return node;
  }

  private final class Node {
    private final String name;
    private final Line line = new Line();
    private final List<String> gained = new CopyOnWriteArrayList<>();
    private volatile boolean fit = true;
    private final LeaseManager leases;

    private Node(String name) {
      this.name = name;
      this.leases = new LeaseManager(line, name, () -> fit, count -> {});
    }

    private Ownership.Owner owner(String mailbox) {
      return new Ownership.Owner() {
        @Override
        public void gained(long epoch) {
          gained.add(mailbox);
          epochs.computeIfAbsent(mailbox, unused -> new CopyOnWriteArrayList<>()).add(epoch);
          owners.put(mailbox, name);
        }

        @Override
        public void lost() {
          owners.remove(mailbox, name);
        }
      };
    }
  }

  /** A node's way to the database, which can be cut. */
  private final class Line implements LedgerTransactions {
    private volatile boolean cut;

    @Override
    public <T> T write(Function<JdbcClient, T> work) {
      check();
      return database.write(work);
    }

    @Override
    public <T> T read(Function<JdbcClient, T> work) {
      check();
      return database.read(work);
    }

    @Override
    public String now() {
      return database.now();
    }

    private void check() {
      if (cut) {
        throw new DataAccessResourceFailureException("cut");
      }
    }
  }
}

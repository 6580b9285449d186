package es.sml.connector.chaos;

import es.sml.connector.chaos.OfferedLead.Fate;
import es.sml.connector.testing.FreePorts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/** The default installation: its own broker and SQLite, which die with it. */
final class EmbeddedWorld extends ChaosWorld {
  private final int port = FreePorts.next();
  private String data = "data";

  private EmbeddedWorld(Path directory, int firstPhone, Sml how) throws IOException {
    super(directory, firstPhone, how);
  }

  static EmbeddedWorld open(Path directory, int firstPhone, Sml how) throws IOException {
    EmbeddedWorld world = new EmbeddedWorld(directory, firstPhone, how);
    world.connector().with("broker.acceptor", "127.0.0.1:" + world.port);
    world.configureDealer(world.login());
    return world;
  }

  Path data() {
    return directory().resolve(data);
  }

  /** Gives the connector another data directory, from its next start on, as on another machine. */
  void moveTo(String name) {
    data = name;
    connector().with("data-directory", name);
  }

  @Override
  String login() {
    return "    broker-user: {username: %s, password: \"env:CRM_PASSWORD\"}%n"
        .formatted(Secrets.CRM_USER);
  }

  /** Returns whether its port is open. */
  boolean isBrokerThere() {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  LeadQueue queue() {
    return new LeadQueue(port, Secrets.CRM_USER, Secrets.CRM_PASSWORD);
  }

  /** Its broker cannot be asked, so leads that SML lacks count as in progress. */
  @Override
  boolean isLeadInFlight() {
    return sml().creates() < recorder().count(Fate.CREATED);
  }

  /**
   * Stops the connector after SML has its leads, and reads its journal: no lead may remain in it.
   */
  @Override
  void awaitIdle(Duration longest) {
    Deadline.await(
        "SML to have the leads of " + directory(),
        longest,
        () -> sourcesAreEmpty() && sml().creates() >= recorder().count(Fate.CREATED));
    // A loaded machine consumes nothing in the time of a start: each run is twice as long.
    AtomicLong run = new AtomicLong(Duration.ofSeconds(1).toNanos());
    AtomicLong end = new AtomicLong(System.nanoTime());
    Deadline.await(
        "the journal of " + directory() + " to have nothing on its way",
        longest,
        () -> {
          if (System.nanoTime() - end.get() < 0) {
            return false;
          }
          if (ledger().count("state IN ('RECEIVED', 'POSTING', 'UNKNOWN')") > 0) {
            return false; // it must not be killed while it searches for a lead in SML
          }
          connector().kill();
          try (BrokerProcess broker = openJournal()) {
            if (broker.queues().count("dealers.norte.leads", "leads.inbound.demo") == 0) {
              return true;
            }
          }
          start();
          end.set(System.nanoTime() + run.getAndUpdate(time -> 2 * time));
          return false;
        });
  }

  private LedgerRows ledger() {
    SQLiteConfig config = new SQLiteConfig();
    config.setReadOnly(true);
    SQLiteDataSource file = new SQLiteDataSource(config);
    file.setUrl("jdbc:sqlite:" + data().resolve("ledger.db"));
    return new LedgerRows(file);
  }

  @Override
  Recorder.Remains remains() throws Exception {
    try (BrokerProcess broker = openJournal()) {
      return Recorder.Remains.of(broker.queues());
    }
  }

  private BrokerProcess openJournal() throws IOException {
    return BrokerProcess.start(directory(), data().resolve("broker"));
  }
}

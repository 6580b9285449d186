package es.sml.connector.chaos;

import es.sml.connector.testing.server.ToxicProxy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** A world with a separate broker and PostgreSQL, as a cluster would share. */
final class SharedWorld extends ChaosWorld {
  private static final String[] ON_THE_WAY = {"dealers.norte.leads", "leads.inbound.demo"};

  private final BrokerProcess broker;
  private final ToxicProxy brokerLink;
  private final PostgresProcess database;
  private final ToxicProxy databaseLink;

  private SharedWorld(Path directory, int firstPhone, Sml how) throws IOException {
    super(directory, firstPhone, how);
    broker = part(BrokerProcess.start(directory()));
    brokerLink = part(ToxicProxy.to(broker.port()));
    database = part(PostgresProcess.start(directory()));
    databaseLink = part(ToxicProxy.to(database.port()));
  }

  static SharedWorld open(Path directory, int firstPhone, Sml how) throws IOException {
    SharedWorld world = new SharedWorld(directory, firstPhone, how);
    connect(world.connector(), world.brokerLink, world.databaseLink);
    world.configureDealer("");
    return world;
  }

  private static void connect(
      ConnectorProcess connector, ToxicProxy brokerLink, ToxicProxy databaseLink) {
    connector
        .with("broker.url", "tcp://127.0.0.1:" + brokerLink.port())
        .with("broker.username", Secrets.BROKER_USER)
        .with("broker.password", "env:BROKER_PASSWORD")
        .with("database.url", "jdbc:postgresql://127.0.0.1:" + databaseLink.port() + "/postgres")
        .with("database.username", "postgres")
        .with("database.password", "env:DATABASE_PASSWORD");
  }

  /**
   * Returns another connector on the same broker and database, with its own links; not started yet.
   */
  Node node(String name) throws IOException {
    Path home = Files.createDirectories(directory().resolve(name));
    Node node =
        new Node(
            part(new ConnectorProcess(home)),
            part(ToxicProxy.to(broker.port())),
            part(ToxicProxy.to(database.port())));
    connect(node.connector(), node.brokerLink(), node.databaseLink());
    node.connector().dealers(dealers(Files.createDirectories(home.resolve("drop"))));
    return node;
  }

  /** Returns the first one. */
  Node node() {
    return new Node(connector(), brokerLink, databaseLink);
  }

  /** One of several connectors, with its links to the shared servers. */
  record Node(ConnectorProcess connector, ToxicProxy brokerLink, ToxicProxy databaseLink) {}

  BrokerProcess broker() {
    return broker;
  }

  ToxicProxy brokerLink() {
    return brokerLink;
  }

  PostgresProcess database() {
    return database;
  }

  ToxicProxy databaseLink() {
    return databaseLink;
  }

  LedgerRows ledger() {
    return new LedgerRows(database.ledger());
  }

  @Override
  LeadQueue queue() {
    return new LeadQueue(broker.port(), Secrets.BROKER_USER, Secrets.BROKER_PASSWORD);
  }

  @Override
  boolean isLeadInFlight() throws Exception {
    return broker.queues().inHand(ON_THE_WAY) > 0;
  }

  @Override
  void awaitIdle(Duration longest) {
    Deadline.await(
        "the sources and the queues of " + directory() + " to be empty", longest, this::isIdle);
  }

  /** Returns whether no lead is in progress. */
  boolean isIdle() throws Exception {
    return sourcesAreEmpty() && broker.queues().count(ON_THE_WAY) == 0;
  }

  @Override
  Recorder.Remains remains() throws Exception {
    return Recorder.Remains.of(broker.queues());
  }
}

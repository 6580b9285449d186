package es.sml.connector.inbox;

import es.sml.connector.packaged.PackagedConnector;
import es.sml.connector.testing.ShippedVocabulary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;

/** The packaged connector with a dealer for each of many mailboxes. */
final class BenchedConnector implements AutoCloseable {
  private static final int CONSUMERS = Integer.getInteger("bench.consumers", 32);
  private static final String JAVA_HOME = System.getProperty("bench.java-home", "");
  private static final String OPTIONS = System.getProperty("bench.options", "");

  private final Path directory;
  private final DovecotServer server;
  private final List<BenchedMailbox> mailboxes;
  private final Map<String, String> environment = new HashMap<>();
  private PackagedConnector process;

  private BenchedConnector(Path directory, DovecotServer server, List<BenchedMailbox> mailboxes)
      throws IOException {
    this.directory = directory;
    this.server = server;
    this.mailboxes = mailboxes;
    environment.put("MAIL_PASSWORD", DovecotServer.PASSWORD);
    environment.put("SML_CONNECTOR_OPTS", OPTIONS);
    if (!JAVA_HOME.isEmpty()) {
      environment.put("JAVA_HOME", JAVA_HOME);
    }
    start();
  }

  /** Returns before it is ready. */
  static BenchedConnector start(
      Path directory, DovecotServer server, SlowSml sml, List<BenchedMailbox> mailboxes)
      throws IOException {
    Path config = Files.createDirectories(directory.resolve("config/formats")).getParent();
    ShippedVocabulary.linkInto(config);
    Files.copy(
        Path.of("config/formats/correo-etiquetado.yaml"),
        config.resolve("formats/correo-etiquetado.yaml"));
    Files.writeString(config.resolve("application.properties"), "ops.enabled = false\n");
    StringBuilder dealers =
        new StringBuilder(
            """
            accounts:
              demo: {base-url: "%s", username: demo, password: "env:SML_PASSWORD", consumers: %d}
            dealers:
            """
                .formatted(sml.address(), CONSUMERS));
    for (int i = 0; i < mailboxes.size(); i++) {
      dealers.append(
          """
            dealer-%d:
              account: demo
              source: 1
              inboxes:
                - host: localhost
                  port: %d
                  security: tls
                  username: %s
                  password: "env:MAIL_PASSWORD"
                  trusted-certificates: %s
                  initial-read: all
          """
              .formatted(i, mailboxes.get(i).port(), mailboxes.get(i).user(), server.authority()));
    }
    Files.writeString(config.resolve("dealers.yaml"), dealers);
    return new BenchedConnector(directory, server, mailboxes);
  }

  /** Starts again after a kill; returns before it is ready. */
  void start() throws IOException {
    process = PackagedConnector.startWith(environment, directory, "run");
  }

  /** Waits until one of the mails in the first mailbox is read. */
  void awaitFirstRead(int mails, Duration longest) {
    Awaitility.await()
        .atMost(longest)
        .until(
            () -> {
              process.requireAlive();
              return server.folder(mailboxes.get(0).user(), "INBOX").size() < mails;
            });
  }

  /** Waits until no inbox contains a mail. */
  void awaitAllRead(Duration longest) {
    List<BenchedMailbox> unread = new ArrayList<>(mailboxes);
    Awaitility.await()
        .atMost(longest)
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(200))
        .until(
            () -> {
              process.requireAlive();
              List<BenchedMailbox> still = new ArrayList<>();
              for (BenchedMailbox mailbox : unread) {
                if (!server.folder(mailbox.user(), "INBOX").isEmpty()) {
                  still.add(mailbox);
                }
              }
              unread.retainAll(still);
              return unread.isEmpty();
            });
  }

  /** Waits until each mailbox has a connection that waits for mail. */
  void awaitAllIdle(Duration longest) {
    await(longest, () -> server.idling() >= mailboxes.size());
  }

  /** Waits until each accepted mail has become a lead. */
  void awaitAllCreated(Duration longest) {
    await(longest, () -> open() == 0);
  }

  private void await(Duration longest, Callable<Boolean> condition) {
    Awaitility.await()
        .atMost(longest)
        .pollInterval(Duration.ofSeconds(1))
        .until(
            () -> {
              process.requireAlive();
              return condition.call();
            });
  }

  private long open() throws SQLException {
    try (Connection database = DriverManager.getConnection("jdbc:sqlite:" + ledger());
        Statement statement = database.createStatement();
        ResultSet row =
            statement.executeQuery("SELECT COUNT(*) FROM lead WHERE state <> 'CREATED'")) {
      return row.getLong(1);
    }
  }

  PackagedConnector process() {
    return process;
  }

  Path ledger() {
    return directory.resolve("data/ledger.db");
  }

  @Override
  public void close() {
    process.close();
  }
}

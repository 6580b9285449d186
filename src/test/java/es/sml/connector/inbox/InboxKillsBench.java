package es.sml.connector.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Thousands of mailboxes of a real mail server, into which mails come all the time while the
 * connector and the server are killed: each mail is one lead in the end. Run by mvn verify -Pbench
 * -Dit.test=InboxKillsBench. Its properties, each named bench.…: mailboxes; kills; seconds, the
 * longest time between a start and the next kill; rate, mails a second; seed; java-home and options
 * of the connector's JVM.
 */
class InboxKillsBench {
  private static final int MAILBOXES = Integer.getInteger("bench.mailboxes", 2000);
  private static final int KILLS = Integer.getInteger("bench.kills", 12);
  private static final int SECONDS = Integer.getInteger("bench.seconds", 60);
  private static final int RATE = Integer.getInteger("bench.rate", 20);
  private static final long SEED = Long.getLong("bench.seed", System.nanoTime());
  private static final int LONGEST_OUTAGE_MILLISECONDS = 5000;
  private static final Duration LONGEST = Duration.ofMinutes(15);

  private enum Victim {
    CONNECTOR,
    SERVER,
    BOTH
  }

  private final Random random = new Random(SEED);
  private final Random recipients = new Random(SEED);
  @TempDir Path directory;

  private BenchedServers servers;
  private DovecotServer server;
  private SlowSml sml;
  private LeadTimes leads;
  private List<BenchedMailbox> mailboxes;
  private BenchedConnector connector;

  @BeforeEach
  void start() throws Exception {
    servers = BenchedServers.open(directory);
    server = servers.mail();
    sml = servers.sml();
    leads = servers.leads();
    mailboxes =
        IntStream.range(0, MAILBOXES)
            .mapToObj(i -> new BenchedMailbox("leads-" + i + "@mail.example", server.tlsPort()))
            .toList();
    for (BenchedMailbox mailbox : mailboxes) {
      leads.deliver(mailbox.user());
    }
    connector = BenchedConnector.start(directory, server, sml, mailboxes);
  }

  @AfterEach
  void close() throws Exception {
    try {
      if (connector != null) {
        connector.close();
      }
    } finally {
      if (servers != null) {
        servers.close();
      }
    }
  }

  @Test
  void makesEachMailOneLead() throws Exception {
    ScheduledExecutorService portal = Executors.newSingleThreadScheduledExecutor();
    Future<?> mails =
        portal.scheduleAtFixedRate(
            this::deliver, 0, TimeUnit.SECONDS.toNanos(1) / RATE, TimeUnit.NANOSECONDS);
    for (int kill = 0; kill < KILLS; kill++) {
      pause(random.nextInt(SECONDS * 1000));
      Victim victim = Victim.values()[kill % Victim.values().length];
      System.out.printf(
          "kill %d: %s, with %d mails delivered, %d in SML%n",
          kill + 1, victim, leads.count(), sml.creates());
      kill(victim);
    }
    portal.shutdown();
    assertThat(portal.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
    assertThat(mails.isCancelled()).as("every mail was delivered").isTrue();
    Instant over = Instant.now();
    connector.awaitAllRead(LONGEST);
    connector.awaitAllCreated(LONGEST);
    FigureTable table = new FigureTable();
    table.row("mails, in %d mailboxes".formatted(MAILBOXES), "%d", leads.count());
    table.row("kills of the connector, the server, both", "%d", KILLS);
    table.row(
        "from the end of the last until each is a lead",
        "%d s",
        Duration.between(over, Instant.now()).toSeconds());
    List<String> inSml = sml.phones();
    table.row("leads in SML", "%d", inSml.size());
    table.print("seed " + SEED);
    assertThat(inSml).containsExactlyInAnyOrderElementsOf(leads.phones());
  }

  private void deliver() {
    try {
      leads.deliver(mailboxes.get(recipients.nextInt(MAILBOXES)).user());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void kill(Victim victim) throws IOException {
    if (victim != Victim.SERVER) {
      connector.process().kill();
    }
    if (victim != Victim.CONNECTOR) {
      server.kill();
      pause(random.nextInt(LONGEST_OUTAGE_MILLISECONDS));
      server.start();
    }
    if (victim != Victim.SERVER) {
      connector.start();
    }
  }

  private static void pause(int milliseconds) {
    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(milliseconds));
  }
}

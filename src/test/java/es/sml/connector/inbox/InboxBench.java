package es.sml.connector.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import es.sml.connector.testing.server.Toxic;
import es.sml.connector.testing.server.ToxicProxy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What thousands of mailboxes of a real mail server cost, and how long a lead takes from there into
 * SML. Run by mvn verify -Pbench; it prints and asserts no speed. Its properties, each named
 * bench.…: mailboxes; parts, of memory,restart,idle,latency,faults,flood; seconds, how long it
 * looks and delivers; rate, mails a second; flood, mails in one mailbox; java-home and options of
 * the connector's JVM; consumers, how many leads are delivered at a time.
 */
class InboxBench {
  private static final int MAILBOXES = Integer.getInteger("bench.mailboxes", 2000);
  private static final int FEW = 10;
  private static final int SECONDS = Integer.getInteger("bench.seconds", 60);
  private static final int RATE = Integer.getInteger("bench.rate", 20);
  private static final int FLOOD = Integer.getInteger("bench.flood", 10_000);
  private static final Set<String> PARTS =
      Set.of(
          System.getProperty("bench.parts", "memory,restart,idle,latency,faults,flood").split(","));
  private static final List<String> PROPERTIES =
      List.of(
          "mailboxes", "parts", "seconds", "rate", "flood", "java-home", "options", "consumers");
  private static final Duration LONGEST = Duration.ofMinutes(15);

  private final Random random = new Random(1);
  private final FigureTable table = new FigureTable();
  @TempDir Path directory;
  private BenchedServers servers;
  private DovecotServer server;
  private SlowSml sml;
  private LeadTimes leads;

  @BeforeEach
  void start() throws Exception {
    servers = BenchedServers.open(directory);
    server = servers.mail();
    sml = servers.sml();
    leads = servers.leads();
  }

  @AfterEach
  void close() throws Exception {
    table.print(command());
    if (servers != null) {
      servers.close();
    }
  }

  @Test
  void readsManyMailboxes() throws Exception {
    assumeTrue(PARTS.stream().anyMatch(part -> !part.equals("flood")), "not asked for");
    long few = PARTS.contains("memory") ? memoryOfFew() : 0;
    try (ToxicProxy hanging = ToxicProxy.to(server.tlsPort());
        DroppingLine dropping = DroppingLine.to(server.tlsPort())) {
      List<BenchedMailbox> mailboxes =
          Stream.of(
                  mailboxes("hanging", FEW, hanging.port()),
                  mailboxes("dropping", FEW, dropping.port()),
                  mailboxes("sound", MAILBOXES - 2 * FEW, server.tlsPort()))
              .flatMap(List::stream)
              .toList();
      if (PARTS.contains("restart")) {
        for (BenchedMailbox mailbox : mailboxes) {
          leads.deliver(mailbox.user());
        }
      }
      Instant start = Instant.now();
      try (BenchedConnector connector = start("many", mailboxes)) {
        awaitRead(connector, start);
        long all = connector.process().memory();
        if (PARTS.contains("idle")) {
          idle(connector, "");
          all = connector.process().memory();
        }
        table.row("resident memory", "%d MB", all >> 20);
        if (few > 0) {
          table.row(
              "resident memory a mailbox",
              "%.0f KB",
              (all - few) / 1024.0 / (mailboxes.size() - FEW));
        }
        table.row("threads of the system", "%d", connector.process().threads());
        if (PARTS.contains("latency")) {
          spread(connector, "all sound", mailboxes, Map.of("", user -> true));
        }
        if (PARTS.contains("faults")) {
          faults(connector, mailboxes, hanging, dropping);
        }
        table.row("peak resident memory", "%d MB", connector.process().peakMemory() >> 20);
      }
    }
    assertThat(sml.creates()).as("each mail is a lead").isEqualTo(leads.count());
  }

  @Test
  void readsAFullMailbox() throws Exception {
    assumeTrue(PARTS.contains("flood"), "not asked for");
    List<BenchedMailbox> one = mailboxes("full", 1, server.tlsPort());
    for (int i = 0; i < FLOOD; i++) {
      leads.deliver(one.get(0).user());
    }
    try (BenchedConnector connector = start("full", one)) {
      connector.awaitFirstRead(FLOOD, LONGEST);
      Instant start = Instant.now();
      connector.awaitAllRead(LONGEST);
      double read = seconds(start);
      sml.awaitCreates(FLOOD, LONGEST);
      table.row("full mailbox, read", "%d mails in %.1f s: %.0f/s", FLOOD, read, FLOOD / read);
      table.row("full mailbox, all in SML", "%.1f s", seconds(start));
      table.row("full mailbox, peak memory", "%d MB", connector.process().peakMemory() >> 20);
    }
    assertThat(sml.creates()).as("each mail is a lead").isEqualTo(FLOOD);
  }

  private long memoryOfFew() throws Exception {
    List<BenchedMailbox> few = mailboxes("few", FEW, server.tlsPort());
    for (BenchedMailbox mailbox : few) {
      leads.deliver(mailbox.user());
    }
    try (BenchedConnector connector = start("few", few)) {
      connector.awaitAllRead(LONGEST);
      connector.awaitAllIdle(LONGEST);
      sml.awaitCreates(leads.count(), LONGEST);
      idle(connector, " with " + FEW);
      table.row("resident memory with " + FEW, "%d MB", connector.process().memory() >> 20);
      table.row("threads of the system with " + FEW, "%d", connector.process().threads());
      return connector.process().memory();
    }
  }

  private void awaitRead(BenchedConnector connector, Instant start) throws IOException {
    connector.awaitAllRead(LONGEST);
    double read = seconds(start);
    connector.awaitAllIdle(LONGEST);
    if (PARTS.contains("restart")) {
      table.row("restart until each is read", "%.1f s", read);
    }
    table.row("restart until each waits", "%.1f s", seconds(start));
    table.row("processor until then", "%.1f s", connector.process().cpu().toMillis() / 1000.0);
    sml.awaitCreates(leads.count(), LONGEST);
  }

  private void idle(BenchedConnector connector, String which) {
    Duration before = connector.process().cpu();
    pause(SECONDS);
    Duration used = connector.process().cpu().minus(before);
    table.row("idle processor a minute" + which, "%.2f s", used.toMillis() * 60 / 1000.0 / SECONDS);
  }

  private void faults(
      BenchedConnector connector,
      List<BenchedMailbox> mailboxes,
      ToxicProxy hanging,
      DroppingLine dropping)
      throws Exception {
    // Cut off, and silent from their next login on.
    hanging.poison(new Toxic.Down());
    await()
        .ignoreExceptions() // the port is not free yet
        .until(
            () -> {
              hanging.poison(new Toxic.Blackhole());
              return true;
            });
    dropping.begin();
    for (BenchedMailbox mailbox : mailboxes.subList(0, FEW)) {
      leads.deliver(mailbox.user());
    }
    spread(
        connector,
        FEW + " hang, " + FEW + " drop every second",
        mailboxes.subList(FEW, mailboxes.size()),
        Map.of(
            ", the sound", user -> user.startsWith("sound"),
            ", the dropping", user -> user.startsWith("dropping")));
    dropping.end();
    hanging.heal();
    Instant healed = Instant.now();
    sml.awaitCreates(leads.count(), LONGEST);
    table.row("healed until the last is in SML", "%.1f s", seconds(healed));
  }

  /** Delivers to random mailboxes, at regular intervals. */
  private void spread(
      BenchedConnector connector,
      String what,
      List<BenchedMailbox> mailboxes,
      Map<String, Predicate<String>> groups)
      throws IOException, SQLException {
    Instant start = Instant.now();
    long began = System.nanoTime();
    int count = RATE * SECONDS;
    for (int i = 0; i < count; i++) {
      pauseUntil(began + i * TimeUnit.SECONDS.toNanos(1) / RATE);
      leads.deliver(mailboxes.get(random.nextInt(mailboxes.size())).user());
    }
    // Those that hang remain after all others are done, or much longer.
    pause(10);
    Map<Long, Instant> created = sml.created();
    for (Map.Entry<String, Predicate<String>> group : groups.entrySet()) {
      LeadTimes.Waits waits = leads.since(start, group.getValue(), connector.ledger(), created);
      table.waits(what + group.getKey() + ", until stored", waits.toStored(), waits.delivered());
      table.waits(what + group.getKey() + ", until in SML", waits.toCreated(), waits.delivered());
    }
  }

  private BenchedConnector start(String name, List<BenchedMailbox> mailboxes) throws IOException {
    return BenchedConnector.start(
        Files.createDirectories(directory.resolve(name)), server, sml, mailboxes);
  }

  private static List<BenchedMailbox> mailboxes(String name, int count, int port) {
    return IntStream.range(0, count)
        .mapToObj(i -> new BenchedMailbox(name + "-" + i + "@mail.example", port))
        .toList();
  }

  private static void pause(int seconds) {
    pauseUntil(System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds));
  }

  private static void pauseUntil(long nanoTime) {
    for (long left = nanoTime - System.nanoTime(); left > 0; left = nanoTime - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }

  private static double seconds(Instant since) {
    return Duration.between(since, Instant.now()).toMillis() / 1000.0;
  }

  private static String command() {
    return Stream.concat(
            Stream.of("mvn verify -Pbench -Dit.test=InboxBench"),
            PROPERTIES.stream()
                .map(name -> "bench." + name)
                .filter(name -> !System.getProperty(name, "").isEmpty())
                .map(name -> "-D" + name + "=" + System.getProperty(name)))
        .collect(Collectors.joining(" "));
  }
}

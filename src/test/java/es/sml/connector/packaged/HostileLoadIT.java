package es.sml.connector.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.jms.BytesMessage;
import jakarta.jms.JMSException;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.activemq.artemis.jms.client.ActiveMQQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * One dealer's programs and foreign messages attack the packaged connector in every way at once. It
 * must neither end nor grow. The leads and commands of another dealer of the same account must
 * continue. The test prints the times, which depend on the machine.
 */
class HostileLoadIT {
  private static final int MEGABYTE = 1 << 20;
  private static final long MOST_MEMORY = 450L * MEGABYTE;
  private static final long COMPRESSED = Long.getLong("hostile.compressed-megabytes", 700);
  private static final int REPLY_QUEUES = Integer.getInteger("hostile.reply-queues", 5_000);
  private static final int COMMANDS = Integer.getInteger("hostile.commands", 1_000);
  private static final int GOOD_LEADS = 100;
  private static final int GOOD_COMMANDS = 20;

  @TempDir Path directory;

  private interface Attack {
    void run() throws IOException, JMSException, InterruptedException;
  }

  @Test
  void survivesEveryAttackAtOnce() throws Exception {
    AtomicLong memory = new AtomicLong();
    try (HostileWorld world = new HostileWorld(directory);
        PackagedConnector connector =
            PackagedConnector.start(directory, "run").awaitOutput("ready in");
        DealerProgram bueno = new DealerProgram(world.broker, "bueno", "").listen();
        DealerProgram caido = new DealerProgram(world.broker, "caido", "").listen()) {
      bueno.lead("first", lead(0));
      caido.lead("down", lead(0));
      await().until(() -> bueno.replies().containsKey("first"));
      await().until(() -> caido.replies().containsKey("down"));
      world.stopSmlOfCaido();

      ExecutorService attackers = Executors.newCachedThreadPool();
      List<CompletableFuture<Void>> attacks =
          List.of(
              start(attackers, () -> nestedMails(world.dropFolder)),
              start(attackers, () -> slowTexts(world.broker)),
              start(attackers, () -> compressedMessage(world.broker)),
              start(attackers, () -> replyQueues(world.broker)),
              start(attackers, () -> commandsOfCaido(caido, caido.smlId("down"))));
      for (int i = 1; i < GOOD_LEADS; i++) {
        bueno.lead("good-" + i, lead(i));
        if (i % (GOOD_LEADS / GOOD_COMMANDS) == 0 || i == 1) {
          bueno.command("command-" + i, command("command-" + i, bueno.smlId("first")));
        }
        memory.accumulateAndGet(connector.memory(), Math::max);
        connector.requireAlive();
        TimeUnit.MILLISECONDS.sleep(200); // the rate of a dealer's leads
      }
      attacks.forEach(CompletableFuture::join);
      await()
          .atMost(Duration.ofMinutes(3))
          .pollInterval(Duration.ofMillis(200))
          .until(
              () -> {
                connector.requireAlive();
                memory.accumulateAndGet(connector.memory(), Math::max);
                return bueno.replies().size() == GOOD_LEADS + GOOD_COMMANDS
                    && isEmpty(world.dropFolder);
              });
      attackers.shutdown();

      System.out.printf(
          "hostile load: %d replies, p99 %d ms, peak resident %d MB%n",
          bueno.replies().size(), bueno.p99(), memory.get() / MEGABYTE);
      assertThat(bueno.replies())
          .allSatisfy((id, reply) -> assertThat(reply).doesNotContain("rejected"));
      assertThat(world.created()).isGreaterThanOrEqualTo(GOOD_LEADS);
      assertThat(memory.get()).isLessThan(MOST_MEMORY);
      assertThat(connector.output()).doesNotContain("OutOfMemory").containsOnlyOnce("ready in");
    }
  }

  private static CompletableFuture<Void> start(ExecutorService attackers, Attack attack) {
    return CompletableFuture.runAsync(
        () -> {
          try {
            attack.run();
          } catch (JMSException e) {
            // The broker may refuse this attack.
            System.out.println("hostile load: refused by the broker: " + e.getMessage());
          } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
          }
        },
        attackers);
  }

  private static String lead(int i) {
    return "{\"vehicle\":{\"brand_model\":\"Ibiza\"},\"client\":{\"name\":\"C %d\",\"phone\":\"6%08d\"}}"
        .formatted(i, 20_000_000 + i);
  }

  private static String command(String id, long lead) {
    return "{\"id\":\"%s\",\"operation\":\"change-status\",\"params\":{\"id_lead\":%d},\"body\":{\"status\":\"tracing\"}}"
        .formatted(id, lead);
  }

  private static void nestedMails(Path folder) throws IOException {
    String element = "<a" + "b".repeat(20) + ">";
    String nested = element.repeat(60) + "x".repeat(2 * MEGABYTE);
    for (int i = 0; i < 24; i++) {
      String mail =
          "From: ana@example.com\nSubject: lead %d\nMessage-ID: <%d@example.com>\nContent-Type: application/xml\n\n<adf><prospect>"
              .formatted(i, i);
      Path written = folder.resolve("nested-" + i + ".tmp");
      Files.writeString(written, mail + nested);
      Files.move(written, folder.resolve("nested-" + i + ".eml"), StandardCopyOption.ATOMIC_MOVE);
    }
  }

  private static void slowTexts(int port) throws JMSException {
    List<String> pieces =
        List.of(
            "<table><tr><td>",
            "\u0130",
            "Nombre: \u0130",
            "Veh\u00edculo: \u0130 \u0130",
            "<ul><li>",
            "Nombre;Tel\u00e9fono\n",
            "&lt;",
            "<a href='x'><b>",
            "=?utf-8?q?=C4=B0?= ",
            "> > ");
    try (DealerProgram malo = new DealerProgram(port, "malo", "")) {
      for (int i = 0; i < 20; i++) {
        String piece = pieces.get(i % pieces.size());
        String text =
            (i < 10 ? "Nombre: Ana\n" : "<html><body>")
                + piece.repeat(2 * MEGABYTE / piece.length());
        malo.lead("slow-" + i, text);
      }
    }
  }

  private static void compressedMessage(int port) throws JMSException {
    try (DealerProgram malo =
        new DealerProgram(port, "malo", "?compressLargeMessage=true&minLargeMessageSize=10240")) {
      BytesMessage message = malo.session().createBytesMessage();
      message.setObjectProperty("JMS_AMQ_InputStream", new Zeros(COMPRESSED * MEGABYTE));
      malo.send(malo.session().createQueue("dealers.malo.leads"), message);
    }
  }

  private static void replyQueues(int port) throws JMSException {
    try (DealerProgram malo = new DealerProgram(port, "malo", "")) {
      Session session = malo.session();
      for (int i = 0; i < REPLY_QUEUES; i++) {
        TextMessage message = session.createTextMessage(lead(1_000_000 + i));
        message.setJMSReplyTo(new ActiveMQQueue("replies." + i));
        malo.send(session.createQueue("dealers.malo.leads"), message);
      }
    }
  }

  private static void commandsOfCaido(DealerProgram caido, long lead) throws JMSException {
    for (int i = 0; i < COMMANDS; i++) {
      caido.command("down-" + i, command("down-" + i, lead));
    }
  }

  private static boolean isEmpty(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      return files.noneMatch(Files::isRegularFile);
    }
  }

  /** Returns this number of zeros. */
  private static final class Zeros extends InputStream {
    private long left;

    private Zeros(long left) {
      this.left = left;
    }

    @Override
    public int read() {
      return left-- > 0 ? 0 : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
      if (left <= 0) {
        return -1;
      }
      int read = (int) Math.min(length, left);
      java.util.Arrays.fill(target, offset, offset + read, (byte) 0);
      left -= read;
      return read;
    }
  }
}

package es.sml.connector.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import es.sml.connector.broker.setting.BrokerLayout;
import es.sml.connector.testing.server.NetworkBroker;
import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A copy of a journal whose messages move from one queue to another meanwhile. */
@Timeout(120)
class JournalCopyTest {
  private static final String FROM = "leads.inbound.main";
  private static final String TO = "leads.dead";
  private static final String NUMBER = "Number";
  private static final int MESSAGES = 900;
  private static final int GROUP = 50;
  // From 100 KB on, Artemis keeps a message in a file of its own.
  private static final int NORMAL = 90_000;
  private static final int LARGE = 300_000;

  @TempDir private Path directory;
  private final Set<Integer> begun = new ConcurrentSkipListSet<>();
  private final Set<Integer> moved = new ConcurrentSkipListSet<>();

  @Test
  void aCopyHasEachMessageOnceAndEveryCommitBeforeItsMoment() throws Exception {
    ExecutorService thread = Executors.newSingleThreadExecutor();
    try (Broker broker = Broker.start(EmbeddedBrokerTest.settings(null), layout("broker"))) {
      send(broker.sending());
      assertThat(pages("broker")).isNotEmpty(); // or the test would not cover paging
      Future<?> mover = thread.submit(() -> move(broker.transacted()));
      List<Moment> moments = new ArrayList<>();
      for (int copy = 0; copy < 2; copy++) {
        int least = (copy + 1) * MESSAGES / 4;
        await()
            .pollInterval(Duration.ofMillis(5))
            .until(() -> moved.size() >= least || mover.isDone());
        String name = "copy-" + copy;
        Duration pause =
            broker.copyJournal(
                directory.resolve(name),
                () -> moments.add(new Moment(name, new TreeSet<>(begun), new TreeSet<>(moved))));
        assertThat(pause).isLessThan(Duration.ofSeconds(5));
      }
      mover.get();
      assertThat(moments.get(0).moved().size()).isLessThan(MESSAGES);
      for (Moment moment : moments) {
        check(moment);
      }
      assertThat(pages("copy-0")).isNotEmpty();
    } finally {
      thread.shutdownNow();
    }
  }

  private record Moment(String copy, Set<Integer> begun, Set<Integer> moved) {}

  private void check(Moment moment) throws JMSException {
    try (Broker copy = Broker.start(EmbeddedBrokerTest.settings(null), layout(moment.copy()))) {
      List<Integer> from = consume(copy.sending(), FROM);
      List<Integer> to = consume(copy.sending(), TO);
      List<Integer> all = new ArrayList<>(from);
      all.addAll(to);
      assertThat(all)
          .containsExactlyInAnyOrderElementsOf(IntStream.range(0, MESSAGES).boxed().toList());
      assertThat(to).containsAll(moment.moved());
      assertThat(moment.begun()).containsAll(to);
    }
  }

  private static void send(ConnectionFactory factory) throws JMSException {
    try (Connection connection = factory.createConnection()) {
      Session session = connection.createSession(true, Session.SESSION_TRANSACTED);
      MessageProducer producer = session.createProducer(session.createQueue(FROM));
      for (int number = 0; number < MESSAGES; number++) {
        BytesMessage message = session.createBytesMessage();
        message.writeBytes(new byte[length(number)]);
        message.setIntProperty(NUMBER, number);
        producer.send(message);
        if ((number + 1) % GROUP == 0) {
          session.commit();
        }
      }
    }
  }

  private static int length(int number) {
    return number % 10 == 0 ? LARGE : NORMAL;
  }

  private Void move(ConnectionFactory factory) throws JMSException {
    try (Connection connection = factory.createConnection()) {
      connection.start();
      Session session = connection.createSession(true, Session.SESSION_TRANSACTED);
      MessageConsumer consumer = session.createConsumer(session.createQueue(FROM));
      MessageProducer producer = session.createProducer(session.createQueue(TO));
      while (moved.size() < MESSAGES) {
        Message message = consumer.receive(10_000);
        int number = message.getIntProperty(NUMBER);
        producer.send(message);
        begun.add(number);
        session.commit();
        moved.add(number);
      }
    }
    return null;
  }

  private static List<Integer> consume(ConnectionFactory factory, String queue)
      throws JMSException {
    List<Integer> numbers = new ArrayList<>();
    try (Connection connection = factory.createConnection()) {
      connection.start();
      Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
      try (MessageConsumer consumer = session.createConsumer(session.createQueue(queue))) {
        for (Message message = consumer.receive(2_000);
            message != null;
            message = consumer.receive(2_000)) {
          int number = message.getIntProperty(NUMBER);
          assertThat(((BytesMessage) message).getBodyLength()).isEqualTo(length(number));
          numbers.add(number);
        }
      }
    }
    return numbers;
  }

  private List<Path> pages(String name) throws Exception {
    try (var files = Files.walk(directory.resolve(name).resolve("paging"))) {
      return files.filter(file -> file.toString().endsWith(".page")).toList();
    }
  }

  private BrokerLayout layout(String name) {
    return new BrokerLayout(
        directory.resolve(name),
        Set.of(FROM, TO),
        Set.of(),
        Set.of(),
        List.of(),
        NetworkBroker.LIMITS);
  }
}

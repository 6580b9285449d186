package es.sml.connector.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import es.sml.connector.broker.client.QueueState;
import es.sml.connector.broker.setting.BrokerLayout;
import es.sml.connector.broker.setting.BrokerSettings;
import es.sml.connector.broker.setting.BrokerUser;
import es.sml.connector.failure.NewerDataException;
import es.sml.connector.lead.jms.BodyRefusedException;
import es.sml.connector.lead.jms.JmsBody;
import es.sml.connector.setting.ByteSize;
import es.sml.connector.setting.Secret;
import es.sml.connector.testing.FreePorts;
import es.sml.connector.testing.LockHolder;
import es.sml.connector.testing.server.NetworkBroker;
import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.JMSSecurityException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.camel.util.FileUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
class EmbeddedBrokerTest {
  private static final String LEADS = "dealers.norte.leads";
  private static final String STATUS = "crm.norte.status";
  private static final String INBOUND = "leads.inbound.main";

  @TempDir private Path directory;
  private Path relative;

  @BeforeEach
  void makeRelative() throws IOException {
    relative = Files.createTempDirectory(Path.of("target"), "broker");
  }

  @AfterEach
  void removeRelative() {
    FileUtil.removeDir(relative.toFile());
  }

  @Test
  void keepsItsMessagesOverARestart() throws Exception {
    try (Broker broker = Broker.start(settings(null), layout())) {
      send(broker.sending(), INBOUND, "kept");
    }
    try (Broker broker = Broker.start(settings(null), layout())) {
      assertThat(receive(broker.transacted(), INBOUND)).isEqualTo("kept");
    }
  }

  @Test
  void keepsItsFilesInARelativeDirectory() throws Exception {
    try (Broker broker = Broker.start(settings(null), layout(relative))) {
      send(broker.sending(), INBOUND, "kept");
    }
    assertThat(relative.resolve("journal")).isDirectoryContaining("glob:**.amq");
    assertThat(relative.resolve("target")).doesNotExist();
  }

  @Test
  void readsTheNestedDirectoryOfAnEarlierBuild() throws Exception {
    try (Broker broker = Broker.start(settings(null), layout(relative))) {
      send(broker.sending(), INBOUND, "kept");
    }
    Path aside = Files.move(relative, Path.of("target", "aside-" + relative.getFileName()));
    Files.createDirectories(relative.resolve(relative).getParent());
    Files.move(aside, relative.resolve(relative));
    try (Broker broker = Broker.start(settings(null), layout(relative))) {
      assertThat(receive(broker.transacted(), INBOUND)).isEqualTo("kept");
    }
    assertThat(relative.resolve("target")).doesNotExist();
  }

  @Test
  void leavesTheNestedDirectoryToAnEarlierBuildThatStillRuns() throws Exception {
    Path nested = Files.createDirectories(relative.resolve(relative).resolve("journal"));
    Process earlier = LockHolder.holding(nested.resolve("serverlock.1"));
    try {
      assertThatThrownBy(() -> Broker.start(settings(null), layout(relative)).close())
          .hasStackTraceContaining("an earlier build of the connector still runs in");
      assertThat(nested.resolve("serverlock.1")).exists();
    } finally {
      earlier.destroyForcibly().waitFor();
    }
    Broker.start(settings(null), layout(relative)).close();
    assertThat(nested).doesNotExist();
  }

  @Test
  void reportsThatItIsBlockedForLackOfDisk() throws Exception {
    BrokerSettings greedy =
        new BrokerSettings(
            null, null, null, null, null, null, ByteSize.ofMegabytes(1L << 40), null, false);
    try (Broker broker = Broker.start(greedy, layout())) {
      await()
          .atMost(Duration.ofSeconds(30))
          .untilAsserted(() -> assertThat(broker.trouble().toString()).contains("is too full: "));
      assertThat(broker.death()).isNull();
    }
    try (Broker broker = Broker.start(settings(null), layout())) {
      assertThat(broker.trouble()).isNull();
    }
  }

  @Test
  void reportsTheDepthAndTheOldestMessageOfAQueue() throws Exception {
    try (Broker broker = Broker.start(settings(null), layout())) {
      Instant before = Instant.now().truncatedTo(ChronoUnit.MILLIS);
      send(broker.sending(), INBOUND, "first");
      send(broker.sending(), INBOUND, "second");
      // A message is counted a moment after it is stored.
      await().until(() -> broker.queues(List.of(INBOUND)).get(0).depth() == 2);
      List<QueueState> states = broker.queues(List.of(INBOUND, STATUS, "not.there"));
      assertThat(states).extracting(QueueState::queue).containsExactly(INBOUND, STATUS);
      assertThat(states).extracting(QueueState::depth).containsExactly(2L, 0L);
      assertThat(states.get(0).oldest()).isBetween(before, Instant.now());
      assertThat(states.get(1).oldest()).isNull();
      assertThat(receive(broker.transacted(), INBOUND)).isEqualTo("first");
    }
  }

  @Test
  void aSessionThatIsNotCommittedConsumesNothing() throws Exception {
    try (Broker broker = Broker.start(settings(null), layout())) {
      send(broker.sending(), INBOUND, "kept");
      try (Connection connection = broker.transacted().createConnection()) {
        connection.start();
        Session session = connection.createSession(true, Session.SESSION_TRANSACTED);
        assertThat(session.createConsumer(session.createQueue(INBOUND)).receive(5_000)).isNotNull();
        session.rollback();
      }
      assertThat(receive(broker.transacted(), INBOUND)).isEqualTo("kept");
    }
  }

  @Test
  void silentlyDropsAMessageWithADuplicateId() throws Exception {
    try (Broker broker = Broker.start(settings(null), layout())) {
      for (String text : List.of("first", "repeat")) {
        try (Connection connection = broker.sending().createConnection()) {
          Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
          Message message = session.createTextMessage(text);
          message.setStringProperty("_AMQ_DUPL_ID", "k1");
          session.createProducer(session.createQueue(INBOUND)).send(message);
        }
      }
      assertThat(receive(broker.transacted(), INBOUND)).isEqualTo("first");
      assertThat(receive(broker.transacted(), INBOUND)).isNull();
    }
  }

  @Test
  void aDealerSendsItsLeadsAndReadsItsEvents() throws Exception {
    String acceptor = "127.0.0.1:" + FreePorts.next();
    try (Broker broker = Broker.start(settings(acceptor), layout())) {
      ConnectionFactory norte = dealer(acceptor, "norte", "n0rte");
      send(norte, LEADS, "a lead");
      assertThat(receive(broker.transacted(), LEADS)).isEqualTo("a lead");
      send(broker.sending(), STATUS, "an event");
      assertThat(receive(norte, STATUS)).isEqualTo("an event");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        INBOUND,
        "leads.dead",
        "dealers.sur.leads",
        "crm.sur.status",
        STATUS,
        "broker.dead"
      })
  void aDealerMayNotSendToAnyOtherQueue(String queue) throws Exception {
    String acceptor = "127.0.0.1:" + FreePorts.next();
    try (Broker broker = Broker.start(settings(acceptor), layout())) {
      ConnectionFactory norte = dealer(acceptor, "norte", "n0rte");
      assertThatThrownBy(() -> send(norte, queue, "hostile")).isInstanceOf(JMSException.class);
      assertThat(receive(broker.transacted(), queue)).isNull();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        INBOUND,
        "leads.dead",
        "dealers.sur.leads",
        "crm.sur.status",
        LEADS,
        "broker.dead"
      })
  void aDealerMayNotReadAnyOtherQueue(String queue) throws Exception {
    String acceptor = "127.0.0.1:" + FreePorts.next();
    try (Broker broker = Broker.start(settings(acceptor), layout())) {
      send(broker.sending(), queue, "somebody's");
      ConnectionFactory norte = dealer(acceptor, "norte", "n0rte");
      assertThatThrownBy(() -> receive(norte, queue)).isInstanceOf(JMSException.class);
      assertThat(receive(broker.transacted(), queue)).isEqualTo("somebody's");
    }
  }

  @Test
  void refusesAWrongPasswordAndAnUnknownUser() throws Exception {
    String acceptor = "127.0.0.1:" + FreePorts.next();
    try (Broker broker = Broker.start(settings(acceptor), layout())) {
      for (List<String> login :
          List.of(
              List.of("norte", "wrong"),
              List.of("norte", "sur-secret"),
              List.of("nobody", "n0rte"),
              List.of("connector", "connector"))) {
        ConnectionFactory stranger = dealer(acceptor, login.get(0), login.get(1));
        assertThatThrownBy(stranger::createConnection).isInstanceOf(JMSSecurityException.class);
      }
      ConnectionFactory anonymous = dealer(acceptor, null, null);
      assertThatThrownBy(anonymous::createConnection).isInstanceOf(JMSSecurityException.class);
      assertThat(broker.sending()).isNotNull();
    }
  }

  @Test
  void opensAPortOnlyIfItIsConfigured() throws Exception {
    Set<Integer> before = listening();
    try (Broker broker = Broker.start(settings(null), layout())) {
      send(broker.sending(), INBOUND, "by memory");
      assertThat(listening()).isEqualTo(before);
    }
    int port = FreePorts.next();
    try (Broker broker = Broker.start(settings("127.0.0.1:" + port), layout())) {
      assertThat(receive(broker.transacted(), INBOUND)).isEqualTo("by memory");
      assertThat(listening()).contains(port);
    }
  }

  @Test
  @Timeout(30)
  void refusesAJournalThatIsInUse() throws Exception {
    try (Broker broker = Broker.start(settings(null), layout())) {
      assertThatThrownBy(() -> Broker.start(settings(null), layout()))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage(
              "the broker's journal in "
                  + directory.resolve("broker")
                  + " is in use by another process");
      send(broker.sending(), INBOUND, "still here");
      assertThat(receive(broker.transacted(), INBOUND)).isEqualTo("still here");
    }
  }

  @Test
  @Timeout(30)
  void reportsWhyItCannotStart() throws Exception {
    try (ServerSocket occupied = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      BrokerSettings settings = settings("127.0.0.1:" + occupied.getLocalPort());
      assertThatThrownBy(() -> Broker.start(settings, layout()))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("the embedded broker in " + directory.resolve("broker"))
          .hasMessageNotContaining("in use by another process")
          .hasStackTraceContaining("Address already in use");
    }
    Broker.start(settings(null), layout()).close();
  }

  @Test
  @Timeout(30)
  void refusesAJournalOfANewerFormatAndLeavesItAsItIs() throws Exception {
    try (Broker broker = Broker.start(settings(null), layout())) {
      send(broker.sending(), INBOUND, "still here");
    }
    Path journal = directory.resolve("broker/journal/activemq-data-1.amq");
    int known = replaceFormat(journal, 99);
    assertThatThrownBy(() -> Broker.start(settings(null), layout()))
        .isInstanceOf(NewerDataException.class)
        .hasMessageStartingWith(
            "the broker's journal in %s has a format that this program does not know"
                .formatted(directory.resolve("broker")))
        .hasMessageContaining("docs/upgrade.md");
    replaceFormat(journal, known);
    try (Broker broker = Broker.start(settings(null), layout())) {
      assertThat(receive(broker.transacted(), INBOUND)).isEqualTo("still here");
    }
  }

  /** A file of the journal begins with its format. */
  private static int replaceFormat(Path journal, int format) throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(journal.toFile(), "rw")) {
      int before = file.readInt();
      file.seek(0);
      file.writeInt(format);
      return before;
    }
  }

  /** As a full disk leaves them; Artemis warns of each at every start. */
  @Test
  void removesEmptyAddressFiles() throws Exception {
    Path paging = Files.createDirectories(directory.resolve("broker/paging"));
    Path empty = Files.createDirectory(paging.resolve("a"));
    Files.createFile(empty.resolve("address.txt"));
    Path paged = Files.createDirectory(paging.resolve("c"));
    Files.createFile(paged.resolve("address.txt"));
    Files.writeString(paged.resolve("000000001.page"), "messages");
    Broker.start(settings(null), layout()).close();
    assertThat(empty).doesNotExist();
    assertThat(paged.resolve("000000001.page")).exists();
  }

  @Test
  void addsAndRemovesDealersWhileItRuns() throws Exception {
    String acceptor = "127.0.0.1:" + FreePorts.next();
    String este = "dealers.este.leads";
    BrokerLayout withEste =
        new BrokerLayout(
            layout().directory(),
            Set.of(INBOUND, LEADS, STATUS, este),
            Set.of("sml.commands"),
            Set.of(),
            List.of(
                layout().logins().get(0),
                new BrokerLayout.Login(
                    new BrokerUser("este", new Secret("e5te")), Set.of(este), Set.of())),
            layout().limits());
    try (Broker broker = Broker.start(settings(acceptor), layout())) {
      assertThatThrownBy(() -> send(dealer(acceptor, "este", "e5te"), este, "too early"))
          .isInstanceOf(JMSException.class);
      broker.add(withEste);
      assertThat(broker.removeAllBut(withEste)).isEmpty();
      assertThat(broker.queues(List.of("dealers.sur.leads", este)))
          .extracting(QueueState::queue)
          .containsExactly(este);
      send(dealer(acceptor, "este", "e5te"), este, "lead");
      assertThatThrownBy(
              () -> send(dealer(acceptor, "sur", "sur-secret"), "dealers.sur.leads", "too late"))
          .isInstanceOf(JMSException.class);
      send(dealer(acceptor, "norte", "n0rte"), LEADS, "as ever");

      broker.add(layout());
      assertThat(broker.removeAllBut(layout())).containsExactly(este);
      assertThatThrownBy(() -> send(dealer(acceptor, "este", "e5te"), este, "too late"))
          .isInstanceOf(JMSException.class);
      assertThat(receive(broker.transacted(), este)).isEqualTo("lead");
      assertThat(broker.removeAllBut(layout())).isEmpty();
      assertThat(broker.queues(List.of(este))).isEmpty();
    }
  }

  private BrokerLayout layout() {
    return layout(directory.resolve("broker"));
  }

  private static BrokerLayout layout(Path place) {
    return new BrokerLayout(
        place,
        Set.of(INBOUND, "leads.dead", LEADS, STATUS, "dealers.sur.leads", "crm.sur.status"),
        Set.of("sml.commands"),
        Set.of(),
        List.of(
            new BrokerLayout.Login(
                new BrokerUser("norte", new Secret("n0rte")), Set.of(LEADS), Set.of(STATUS)),
            new BrokerLayout.Login(
                new BrokerUser("sur", new Secret("sur-secret")),
                Set.of("dealers.sur.leads"),
                Set.of("crm.sur.status"))),
        NetworkBroker.LIMITS);
  }

  static BrokerSettings settings(String acceptor) {
    return new BrokerSettings(null, null, null, acceptor, null, null, new ByteSize(0), null, false);
  }

  static ActiveMQConnectionFactory dealer(String acceptor, String username, String password) {
    ActiveMQConnectionFactory factory =
        new ActiveMQConnectionFactory("tcp://" + acceptor, username, password);
    factory.setInitialConnectAttempts(1);
    factory.setReconnectAttempts(0);
    return factory;
  }

  private static void send(ConnectionFactory factory, String queue, String text)
      throws JMSException {
    try (Connection connection = factory.createConnection()) {
      Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
      session.createProducer(session.createQueue(queue)).send(session.createTextMessage(text));
    }
  }

  // The routes receive a message with its body as it travelled.
  private static String text(Message message) throws JMSException {
    try {
      return new String(new JmsBody(message).bytes(1_000, "a test"), StandardCharsets.UTF_8);
    } catch (BodyRefusedException e) {
      throw new AssertionError(e);
    }
  }

  /** The next message's text; null where there is none. */
  private static String receive(ConnectionFactory factory, String queue) throws JMSException {
    try (Connection connection = factory.createConnection()) {
      connection.start();
      Session session = connection.createSession(true, Session.SESSION_TRANSACTED);
      MessageConsumer consumer = session.createConsumer(session.createQueue(queue));
      Message message = consumer.receive(1_000);
      session.commit();
      return message == null ? null : text(message);
    }
  }

  /** Returns this process's listening TCP ports. */
  private static Set<Integer> listening() throws IOException {
    return ListeningPorts.ofThisProcess();
  }
}

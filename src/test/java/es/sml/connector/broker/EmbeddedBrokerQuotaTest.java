package es.sml.connector.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import es.sml.connector.broker.client.BrokerConnections;
import es.sml.connector.broker.limit.DealerQuota;
import es.sml.connector.broker.setting.BrokerLayout;
import es.sml.connector.broker.setting.BrokerLimits;
import es.sml.connector.broker.setting.BrokerSettings;
import es.sml.connector.broker.setting.BrokerUser;
import es.sml.connector.setting.ByteSize;
import es.sml.connector.setting.Secret;
import es.sml.connector.testing.FreePorts;
import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.InvalidDestinationException;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import jakarta.jms.TemporaryQueue;
import jakarta.jms.TextMessage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.activemq.artemis.api.core.client.ClientSessionFactory;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.activemq.artemis.jms.client.ActiveMQQueue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How much of the embedded broker a dealer's program can take. */
@Timeout(180)
class EmbeddedBrokerQuotaTest {
  private static final String LEADS = "dealers.norte.leads";
  private static final String REPLIES = "crm.norte.replies";
  private static final String EVENTS = "events";

  @TempDir private Path directory;
  private String acceptor;

  @BeforeEach
  void choosePort() throws Exception {
    acceptor = "127.0.0.1:" + FreePorts.next();
  }

  @Test
  void aMessageToAnUnknownQueueFailsAtItsSenderAndMakesNone() throws Exception {
    try (EmbeddedBroker broker = start();
        Connection connection = connector(broker).createConnection()) {
      Set<String> before = queues(broker);
      Set<String> addressesBefore = addresses(broker);
      Session session = connection.createSession();
      for (int i = 0; i < 5_000; i++) {
        String unknown = i % 2 == 0 ? "reply-" + i : "reply." + i + "?x=y";
        assertThatThrownBy(() -> session.createQueue(unknown))
            .isInstanceOf(JMSException.class)
            .hasMessage("There is no queue with name " + unknown);
        assertThatThrownBy(
                () -> session.createProducer(null).send(new ActiveMQQueue(unknown), text(session)))
            .isInstanceOf(InvalidDestinationException.class)
            .hasMessageContaining("does not exist");
      }
      assertThat(queues(broker)).isEqualTo(before);
      assertThat(addresses(broker)).isEqualTo(addressesBefore);
    }
  }

  @Test
  void aTemporaryQueueIsAnsweredAndEndsWithItsConnection() throws Exception {
    try (EmbeddedBroker broker = start();
        Connection own = connector(broker).createConnection()) {
      Set<String> before = queues(broker);
      Set<String> addressesBefore = addresses(broker);
      String name;
      try (Connection connection = dealer("norte").createConnection()) {
        connection.start();
        Session session = connection.createSession();
        TemporaryQueue reply = session.createTemporaryQueue();
        name = reply.getQueueName();
        MessageConsumer answers = session.createConsumer(reply);
        Session sending = own.createSession();
        sending.createProducer(sending.createQueue(name)).send(text(sending));
        assertThat(answers.receive(10_000)).isNotNull();
        assertThat(queues(broker)).contains(name);
      }
      await().untilAsserted(() -> assertThat(queues(broker)).isEqualTo(before));
      await().untilAsserted(() -> assertThat(addresses(broker)).isEqualTo(addressesBefore));
      Session sending = own.createSession();
      assertThatThrownBy(() -> sending.createQueue(name)).isInstanceOf(JMSException.class);
    }
  }

  @Test
  void temporaryQueuesThatEndedLeaveNothing() throws Exception {
    try (EmbeddedBroker broker = start();
        Connection connection = dealer("norte").createConnection()) {
      Set<String> before = addresses(broker);
      Session session = connection.createSession();
      for (int i = 0; i < 5_000; i++) {
        session.createTemporaryQueue().delete();
      }
      await().untilAsserted(() -> assertThat(addresses(broker)).isEqualTo(before));
    }
  }

  @Test
  void aDealerMakesSoManyTemporaryQueuesAndNoMore() throws Exception {
    try (EmbeddedBroker broker = start();
        Connection connection = dealer("norte").createConnection();
        Connection other = dealer("sur").createConnection()) {
      Session session = connection.createSession();
      for (int i = 0; i < DealerQuota.QUEUES; i++) {
        assertThat(session.createTemporaryQueue()).isNotNull();
      }
      int before = queues(broker).size();
      for (int i = 0; i < 100; i++) {
        assertThatThrownBy(session::createTemporaryQueue)
            .isInstanceOf(JMSException.class)
            .hasMessageContaining("norte");
      }
      assertThat(queues(broker)).hasSize(before);
      assertThat(other.createSession().createTemporaryQueue()).isNotNull();
    }
  }

  @Test
  void aDealerMakesNoQueueThatOutlivesItAndNoAddress() throws Exception {
    try (EmbeddedBroker broker = start();
        ActiveMQConnectionFactory factory = dealer("norte");
        ClientSessionFactory connection = factory.getServerLocator().createSessionFactory()) {
      Set<String> before = addresses(broker);
      ClientSession session =
          connection.createSession("norte", "norte", false, true, true, false, 1);
      for (String address : List.of("x", LEADS, EVENTS, "leads.inbound.main", "crm.sur.status")) {
        assertThatThrownBy(
                () ->
                    session.createQueue(
                        QueueConfiguration.of("mine-" + address)
                            .setAddress(address)
                            .setRoutingType(RoutingType.ANYCAST)))
            .isInstanceOf(ActiveMQException.class);
      }
      for (String address : List.of(LEADS, EVENTS, "leads.inbound.main", "broker.dead", "a.b")) {
        assertThatThrownBy(
                () ->
                    session.createQueue(
                        QueueConfiguration.of("mine-" + address)
                            .setAddress(address)
                            .setDurable(false)
                            .setRoutingType(RoutingType.ANYCAST)))
            .isInstanceOf(ActiveMQException.class);
      }
      assertThatThrownBy(
              () -> session.createAddress(SimpleString.of("x"), RoutingType.ANYCAST, false))
          .isInstanceOf(ActiveMQException.class);
      assertThat(addresses(broker)).isEqualTo(before);
    }
  }

  @Test
  void aNewDealerOwnsItsQueueAlthoughAnotherDealerCreatedIt() throws Exception {
    String este = "dealers.este.leads";
    try (EmbeddedBroker broker = start();
        ActiveMQConnectionFactory factory = dealer("norte");
        ClientSessionFactory connection = factory.getServerLocator().createSessionFactory()) {
      ClientSession session =
          connection.createSession("norte", "norte", false, true, true, false, 1);
      session.createQueue(
          QueueConfiguration.of(este)
              .setAddress("mine")
              .setRoutingType(RoutingType.ANYCAST)
              .setTemporary(true)
              .setDurable(false));
      broker.add(layout(login("norte", LEADS, REPLIES), login("este", este, "crm.este.replies")));
      send(dealer("este"), este);
      assertThat(receive(connector(broker), este)).isEqualTo("text");
    }
  }

  @Test
  void aDealerHasSoManySessionsAndNoMore() throws Exception {
    try (EmbeddedBroker broker = start()) {
      List<Connection> open = new ArrayList<>();
      try {
        assertThatThrownBy(
                () -> {
                  for (int i = 0; i <= DealerQuota.SESSIONS; i++) {
                    open.add(dealer("norte").createConnection());
                  }
                })
            .isInstanceOf(JMSException.class);
        assertThat(open.size()).isBetween(DealerQuota.SESSIONS / 2, DealerQuota.SESSIONS);
        send(dealer("sur"), "dealers.sur.leads");
        Connection own = connector(broker).createConnection();
        open.add(own);
        for (int i = 0; i < 2 * DealerQuota.SESSIONS; i++) {
          assertThat(own.createSession()).isNotNull();
        }
      } finally {
        for (Connection connection : open) {
          connection.close();
        }
      }
      send(dealer("norte"), LEADS);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aMessageThatIsTooLargeIsRefusedWithTheReason(boolean transacted) throws Exception {
    try (EmbeddedBroker broker = start();
        Connection connection = dealer("norte").createConnection()) {
      Session session = connection.createSession(transacted, Session.AUTO_ACKNOWLEDGE);
      MessageProducer leads = session.createProducer(session.createQueue(LEADS));
      for (int megabytes : List.of(4, 40)) {
        BytesMessage message = session.createBytesMessage();
        message.writeBytes(new byte[megabytes << 20]);
        assertThatThrownBy(
                () -> {
                  leads.send(message);
                  session.commit();
                })
            .isInstanceOf(JMSException.class)
            .hasMessageContaining("larger than intake.max-message-size, which is 1MB");
      }
      awaitNoLargeMessages();
      leads.send(text(session));
      if (transacted) {
        session.commit();
      }
      assertThat(receive(connector(broker), LEADS)).isEqualTo("text");
      assertThat(receive(connector(broker), LEADS)).isNull();
    }
  }

  @Test
  void whatIsTooLargeIsNotWrittenToDiskMeanwhile() throws Exception {
    try (EmbeddedBroker broker = start();
        Connection connection = dealer("norte").createConnection()) {
      assertThat(broker).isNotNull();
      Session session = connection.createSession();
      BytesMessage message = session.createBytesMessage();
      AtomicLong most = new AtomicLong();
      message.setObjectProperty("JMS_AMQ_InputStream", new MeasuredZeros(100 << 20, most));
      assertThatThrownBy(() -> session.createProducer(session.createQueue(LEADS)).send(message))
          .hasMessageContaining("larger than intake.max-message-size");
      assertThat(most.get()).isBetween(1L << 20, 4L << 20);
    }
  }

  @Test
  void aCompressedMessageIsRefused() throws Exception {
    try (EmbeddedBroker broker = start();
        ActiveMQConnectionFactory factory = dealer("norte")) {
      assertThat(broker).isNotNull();
      factory.setCompressLargeMessage(true);
      try (Connection connection = factory.createConnection()) {
        Session session = connection.createSession();
        BytesMessage message = session.createBytesMessage();
        message.writeBytes(new byte[50 << 20]);
        assertThatThrownBy(() -> session.createProducer(session.createQueue(LEADS)).send(message))
            .isInstanceOf(JMSException.class)
            .hasMessageContaining("compressLargeMessage=false");
      }
      awaitNoLargeMessages();
      send(dealer("norte"), LEADS);
    }
  }

  @Test
  void aMessageInOnePieceIsNoWayRoundIt() throws Exception {
    try (EmbeddedBroker broker = start();
        ActiveMQConnectionFactory factory = dealer("norte")) {
      factory.setMinLargeMessageSize(1 << 30);
      factory.setCallTimeout(5_000);
      try (Connection connection = factory.createConnection()) {
        Session session = connection.createSession();
        BytesMessage message = session.createBytesMessage();
        message.writeBytes(new byte[50 << 20]);
        assertThatThrownBy(() -> session.createProducer(session.createQueue(LEADS)).send(message))
            .isInstanceOf(JMSException.class);
      }
      assertThat(receive(connector(broker), LEADS)).isNull();
      send(dealer("norte"), LEADS);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {50_000, 1_000_000})
  void aFullQueueRefusesItsDealerAndNoOther(int size) throws Exception {
    try (EmbeddedBroker broker = start();
        Connection connection = dealer("norte").createConnection()) {
      Session session = connection.createSession();
      MessageProducer leads = session.createProducer(session.createQueue(LEADS));
      assertThatThrownBy(
              () -> {
                for (int sent = 0; sent < (100 << 20); sent += size) {
                  leads.send(bytes(session, size));
                }
              })
          .isInstanceOf(JMSException.class)
          .hasMessageContaining(LEADS + " is full: it holds broker.queue-limit, 64MB");
      send(dealer("sur"), "dealers.sur.leads");
      send(connector(broker), "leads.inbound.main");
      for (int i = 0; i < 5; i++) {
        assertThat(receiveMessage(connector(broker), LEADS)).isNotNull();
      }
      await().ignoreExceptions().until(() -> sent(leads, bytes(session, size)));
    }
  }

  @Test
  void aTransactionIsNoWayRoundIt() throws Exception {
    try (EmbeddedBroker broker = start();
        Connection connection = dealer("norte").createConnection()) {
      Session session = connection.createSession(true, Session.SESSION_TRANSACTED);
      MessageProducer leads = session.createProducer(session.createQueue(LEADS));
      assertThatThrownBy(
              () -> {
                for (int i = 0; i < 100; i++) {
                  leads.send(bytes(session, 1_000_000));
                }
                session.commit();
              })
          .isInstanceOf(JMSException.class);
      session.rollback();
      leads.send(bytes(session, 1_000_000));
      session.commit();
      assertThat(receiveMessage(connector(broker), LEADS)).isNotNull();
      assertThat(receiveMessage(connector(broker), LEADS)).isNull();
      awaitNoLargeMessages();
    }
  }

  @Test
  void repliesThatNoProgramReadsFillNoDisk() throws Exception {
    try (EmbeddedBroker broker = start();
        Connection connection = connector(broker).createConnection()) {
      Session session = connection.createSession();
      MessageProducer replies = session.createProducer(session.createQueue("crm.este.replies"));
      assertThatThrownBy(
              () -> {
                for (int i = 0; i < 400; i++) {
                  replies.send(bytes(session, 500_000));
                }
              })
          .isInstanceOf(JMSException.class);
    }
  }

  @Test
  void theConnectorsOwnQueuesHaveNoLimit() throws Exception {
    try (EmbeddedBroker broker = start();
        Connection connection = connector(broker).createConnection()) {
      Session session = connection.createSession(true, Session.SESSION_TRANSACTED);
      MessageProducer inbound = session.createProducer(session.createQueue("leads.inbound.main"));
      for (int i = 0; i < 150; i++) {
        inbound.send(bytes(session, i % 2 == 0 ? 50_000 : 2_000_000));
        session.commit();
      }
      await().untilAsserted(() -> assertThat(depth(broker, "leads.inbound.main")).isEqualTo(150));
    }
  }

  @Test
  void aReplyThatIsNotReadGoesWhenItsTimeIsOver() throws Exception {
    try (EmbeddedBroker broker = start()) {
      send(connector(broker), REPLIES);
      send(connector(broker), LEADS);
      await()
          .until(
              () -> {
                broker.server().locateQueue(SimpleString.of(REPLIES)).expireReferences(() -> {});
                return depth(broker, REPLIES) == 0;
              });
      assertThat(depth(broker, "broker.dead")).isZero();
      assertThat(depth(broker, LEADS)).isOne();
    }
  }

  @Test
  void aTimeToLiveOfAProgramEndsNoLead() throws Exception {
    try (EmbeddedBroker broker = start();
        Connection connection = dealer("norte").createConnection();
        Session session = connection.createSession()) {
      MessageProducer producer = session.createProducer(session.createQueue(LEADS));
      producer.setTimeToLive(1);
      producer.send(text(session));
      assertThat(sent(producer, bytes(session, 200_000))).as("a large message").isTrue();
      long over = System.currentTimeMillis() + 1;
      await().until(() -> System.currentTimeMillis() > over);
      broker.server().locateQueue(SimpleString.of(LEADS)).expireReferences(() -> {});
      assertThat(receive(connector(broker), LEADS)).isEqualTo("text");
      assertThat(depth(broker, LEADS)).isOne();
      assertThat(depth(broker, "broker.dead")).isZero();
    }
  }

  private static long depth(EmbeddedBroker broker, String queue) {
    return broker.server().locateQueue(SimpleString.of(queue)).getMessageCount();
  }

  private static Message bytes(Session session, int size) throws JMSException {
    BytesMessage message = session.createBytesMessage();
    message.writeBytes(new byte[size]);
    return message;
  }

  private static boolean sent(MessageProducer producer, Message message) throws JMSException {
    producer.send(message);
    return true;
  }

  private List<Path> largeMessages() throws IOException {
    Path folder = directory.resolve("broker").resolve("large-messages");
    if (!Files.exists(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }

  // The broker deletes a file after it has answered.
  private void awaitNoLargeMessages() {
    await().untilAsserted(() -> assertThat(largeMessages()).isEmpty());
  }

  private EmbeddedBroker start() {
    return EmbeddedBroker.start(
        new BrokerSettings(
            null,
            null,
            null,
            acceptor,
            null,
            null,
            new ByteSize(0),
            ByteSize.ofMegabytes(64),
            false),
        layout(
            login("norte", LEADS, REPLIES), login("sur", "dealers.sur.leads", "crm.sur.status")));
  }

  private BrokerLayout layout(BrokerLayout.Login... logins) {
    Set<String> queues = new TreeSet<>(Set.of("leads.inbound.main", "crm.sur.status", EVENTS));
    List.of(logins).forEach(login -> queues.addAll(login.sendsTo()));
    return new BrokerLayout(
        directory.resolve("broker"),
        queues,
        Set.of("sml.commands"),
        Set.of(REPLIES, "crm.este.replies"),
        List.of(logins),
        new BrokerLimits(
            ByteSize.ofMegabytes(1),
            Map.of(REPLIES, Duration.ofMillis(100)),
            Set.of(LEADS, "sml.commands")));
  }

  private static BrokerLayout.Login login(String user, String sendsTo, String reads) {
    return new BrokerLayout.Login(
        new BrokerUser(user, new Secret(user)), Set.of(sendsTo), Set.of(reads));
  }

  private ActiveMQConnectionFactory dealer(String user) {
    return EmbeddedBrokerTest.dealer(acceptor, user, user);
  }

  private static ConnectionFactory connector(EmbeddedBroker broker) {
    return BrokerConnections.to(broker.url(), broker.username(), broker.password());
  }

  private static Set<String> queues(EmbeddedBroker broker) {
    return Set.of(broker.server().getActiveMQServerControl().getQueueNames());
  }

  private static Set<String> addresses(EmbeddedBroker broker) throws Exception {
    return Set.of(broker.server().getActiveMQServerControl().getAddressNames());
  }

  private static void send(ConnectionFactory factory, String queue) throws JMSException {
    try (Connection connection = factory.createConnection()) {
      Session session = connection.createSession();
      session.createProducer(session.createQueue(queue)).send(text(session));
    }
  }

  private static Message text(Session session) throws JMSException {
    return session.createTextMessage("text");
  }

  private static String receive(ConnectionFactory factory, String queue) throws JMSException {
    Message message = receiveMessage(factory, queue);
    return message == null ? null : ((TextMessage) message).getText();
  }

  private static Message receiveMessage(ConnectionFactory factory, String queue)
      throws JMSException {
    try (Connection connection = factory.createConnection()) {
      connection.start();
      Session session = connection.createSession();
      return session.createConsumer(session.createQueue(queue)).receive(1_000);
    }
  }

  /** Zeros; notes how much of them is on the broker's disk as they are read. */
  private final class MeasuredZeros extends InputStream {
    private final AtomicLong most;
    private int left;

    MeasuredZeros(int size, AtomicLong most) {
      this.left = size;
      this.most = most;
    }

    @Override
    public int read(byte[] target, int from, int length) throws IOException {
      for (Path file : largeMessages()) {
        most.accumulateAndGet(Files.size(file), Math::max);
      }
      int read = Math.min(length, left);
      left -= read;
      return read == 0 ? -1 : read;
    }

    @Override
    public int read() {
      return left-- > 0 ? 0 : -1;
    }
  }
}

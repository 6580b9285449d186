package es.sml.connector.broker.setting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.management.ThreadMXBean;
import es.sml.connector.broker.Broker;
import es.sml.connector.lead.jms.BodyRefusedException;
import es.sml.connector.lead.jms.JmsBody;
import es.sml.connector.testing.server.NetworkBroker;
import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.MapMessage;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import jakarta.jms.StreamMessage;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.client.ActiveMQClient;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.api.core.client.ClientProducer;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.activemq.artemis.api.core.client.ClientSessionFactory;
import org.apache.activemq.artemis.api.core.client.ServerLocator;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.commons.io.input.BoundedInputStream;
import org.apache.commons.io.input.InfiniteCircularInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Reads what any program may send at a broker that is not the connector's own; the limit is 100 KB.
 */
@Timeout(120)
class LargeBodiesTest {
  private static final String LEADS = "dealers.norte.leads";
  private static final int MOST = 100_000;
  private static final int HUGE = 300 << 20;
  private static final String SETTING = "the setting";

  @TempDir private Path directory;
  private NetworkBroker server;
  private Broker broker;
  private String url;

  @BeforeEach
  void start() throws Exception {
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    url = "tcp://127.0.0.1:" + port;
    server =
        new NetworkBroker(
                NetworkBroker.plain(directory, url + "?protocols=CORE")
                    .addQueueConfiguration(
                        QueueConfiguration.of(LEADS).setRoutingType(RoutingType.ANYCAST)))
            .start();
    broker =
        Broker.start(
            NetworkBroker.at(url),
            new BrokerLayout(
                directory, Set.of(LEADS), Set.of(), Set.of(), List.of(), NetworkBroker.LIMITS));
  }

  @AfterEach
  void stop() throws Exception {
    broker.close();
    server.close();
  }

  @ParameterizedTest
  @ValueSource(bytes = {3, 4, 5, 2, 6, 0})
  void readsNothingOfACompressedBodyThatIsTooLarge(byte type) throws Exception {
    sendZeros(type, HUGE, true);
    send("a lead");
    requireRefused("more than 100000 bytes, the limit of the setting");
    requireNext("a lead");
  }

  @ParameterizedTest
  @ValueSource(bytes = {3, 4, 5, 2, 6, 0})
  void readsNothingOfAnUncompressedBodyThatIsTooLarge(byte type) throws Exception {
    sendZeros(type, 20 << 20, false);
    send("a lead");
    requireRefused("more than 100000 bytes, the limit of the setting");
    requireNext("a lead");
  }

  @Test
  void stopsWhereACompressedBodyIsLargerThanDeclared() throws Exception {
    try (Core core = new Core(true)) {
      ClientMessage message = core.session.createMessage((byte) 4, true);
      message.setBodyInputStream(zeros(HUGE));
      core.interceptSizes(50_000);
      core.send(message);
    }
    send("a lead");
    requireRefused("more than 100000 bytes");
    requireNext("a lead");
  }

  @Test
  void refusesABodyWronglyDeclaredAsCompressed() throws Exception {
    send(
        session -> {
          BytesMessage message = session.createBytesMessage();
          message.writeBytes(new byte[50_000]);
          message.setBooleanProperty("_AMQ_LARGE_COMPRESSED", true);
          message.setLongProperty("_AMQ_LARGE_SIZE", 50_000);
          return message;
        });
    send("a lead");
    requireRefused("cannot be decompressed");
    requireNext("a lead");
  }

  /** Of a body that says how long it is, without being so long. */
  @ParameterizedTest
  @ValueSource(bytes = {2, 3, 5, 6, 77})
  void allocatesNoArrayOfAWronglyDeclaredLength(byte type) throws Exception {
    try (Core core = new Core(false)) {
      ClientMessage message = core.session.createMessage(type, true);
      message.getBodyBuffer().writeByte((byte) 1);
      message.getBodyBuffer().writeInt(Integer.MAX_VALUE - 8);
      message.getBodyBuffer().writeInt(Integer.MAX_VALUE - 8);
      message.getBodyBuffer().writeByte((byte) 4);
      core.send(message);
    }
    send("a lead");
    long before = allocated();
    try {
      readNext();
    } catch (BodyRefusedException e) {
      assertThat(e).hasMessageContaining("damaged");
    }
    assertThat(allocated() - before).isLessThan(64L << 20);
    requireNext("a lead");
  }

  @Test
  void readsWhatIsSmallEnoughAsItWas() throws Exception {
    String text = "Añade 3 €: \uD83D\uDE97 ".repeat(200);
    send(text);
    requireNext(text);
    ActiveMQConnectionFactory compressing = dealer();
    compressing.setCompressLargeMessage(true);
    compressing.setMinLargeMessageSize(10_000);
    String large = text.repeat(17);
    assertThat(large.getBytes(StandardCharsets.UTF_8).length).isBetween(60_000, MOST);
    send(compressing, session -> session.createTextMessage(large));
    requireNext(large);
    ActiveMQConnectionFactory dividing = dealer();
    dividing.setMinLargeMessageSize(10_000);
    send(dividing, session -> session.createTextMessage(large));
    requireNext(large);
    send(Session::createTextMessage);
    requireNext("");
    send(Session::createMessage);
    requireNext("");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void readsTheBeginningOfALargeBodyAndKeepsNoMore(boolean compressed) throws Exception {
    sendZeros((byte) 4, 20 << 20, compressed);
    try (Connection connection = broker.transacted().createConnection()) {
      connection.start();
      try (Session session = connection.createSession(true, Session.SESSION_TRANSACTED);
          MessageConsumer consumer = session.createConsumer(session.createQueue(LEADS))) {
        Message message = consumer.receive(10_000);
        long before = allocated();
        assertThat(new JmsBody(message).beginning(MOST)).hasSize(MOST);
        assertThat(allocated() - before).isLessThan(8L << 20);
        session.commit();
      }
    }
    send("a lead");
    requireNext("a lead");
  }

  @Test
  void readsAMapAsJson() throws Exception {
    send(
        session -> {
          MapMessage map = session.createMapMessage();
          map.setString("name", "Ana Ñ");
          map.setInt("int", 7);
          map.setLong("long", 8);
          map.setBoolean("yes", true);
          map.setDouble("double", 1.5);
          map.setChar("char", 'c');
          map.setObject("none", null);
          map.setBytes("bytes", new byte[] {1, 2});
          return map;
        });
    assertThat(new ObjectMapper().readTree(readNext()))
        .isEqualTo(
            new ObjectMapper()
                .readTree(
                    "{\"name\":\"Ana Ñ\",\"int\":7,\"long\":8,\"yes\":true,\"double\":1.5,"
                        + "\"char\":\"c\",\"none\":null,\"bytes\":\"AQI=\"}"));
  }

  @Test
  void readsAStreamAsItTravelled() throws Exception {
    send(
        session -> {
          StreamMessage stream = session.createStreamMessage();
          stream.writeString("Ana");
          return stream;
        });
    assertThat(readNext()).asString().contains("A");
  }

  @Test
  void readsTheOldestMessageOfAQueueWithoutItsBody() throws Exception {
    sendZeros((byte) 3, HUGE, true);
    long before = allocated();
    assertThat(broker.queues(List.of(LEADS)).get(0).oldest()).isNotNull();
    assertThat(allocated() - before).isLessThan(20L << 20);
  }

  private void requireRefused(String why) throws JMSException {
    long before = allocated();
    assertThatThrownBy(this::readNext)
        .isInstanceOf(BodyRefusedException.class)
        .hasMessageContaining(why);
    assertThat(allocated() - before).isLessThan(8L << 20);
  }

  private void requireNext(String text) throws Exception {
    assertThat(readNext()).asString().isEqualTo(text);
  }

  private byte[] readNext() throws Exception {
    try (Connection connection = broker.transacted().createConnection()) {
      connection.start();
      try (Session session = connection.createSession(true, Session.SESSION_TRANSACTED);
          MessageConsumer consumer = session.createConsumer(session.createQueue(LEADS))) {
        Message message = consumer.receive(10_000);
        assertThat(message).isNotNull();
        try {
          return new JmsBody(message).bytes(MOST, SETTING);
        } finally {
          session.commit();
        }
      }
    }
  }

  private static long allocated() {
    return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
  }

  private void send(String text) throws JMSException {
    send(session -> session.createTextMessage(text));
  }

  private void send(Maker maker) throws JMSException {
    send(dealer(), maker);
  }

  private static void send(ConnectionFactory factory, Maker maker) throws JMSException {
    try (Connection connection = factory.createConnection();
        Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE)) {
      session.createProducer(session.createQueue(LEADS)).send(maker.make(session));
    }
  }

  private ActiveMQConnectionFactory dealer() {
    return new ActiveMQConnectionFactory(url, NetworkBroker.USER, NetworkBroker.PASSWORD.reveal());
  }

  private void sendZeros(byte type, int count, boolean compressed) throws Exception {
    try (Core core = new Core(compressed)) {
      ClientMessage message = core.session.createMessage(type, true);
      message.setBodyInputStream(zeros(count));
      core.send(message);
    }
  }

  private static InputStream zeros(int count) throws Exception {
    return BoundedInputStream.builder()
        .setInputStream(new InfiniteCircularInputStream(new byte[8_192]))
        .setMaxCount(count)
        .get();
  }

  private interface Maker {
    Message make(Session session) throws JMSException;
  }

  /** Artemis's own API: it can make messages that no JMS client would make. */
  private final class Core implements AutoCloseable {
    private final ServerLocator locator;
    private final ClientSessionFactory factory;
    private final ClientSession session;

    private Core(boolean compressed) throws Exception {
      locator = ActiveMQClient.createServerLocator(url).setCompressLargeMessage(compressed);
      factory = locator.createSessionFactory();
      session =
          factory.createSession(
              NetworkBroker.USER, NetworkBroker.PASSWORD.reveal(), false, true, true, false, 0);
    }

    private void interceptSizes(long declared) {
      locator.addOutgoingInterceptor(
          (packet, connection) -> {
            if (packet
                instanceof
                org.apache.activemq.artemis.core.protocol.core.impl.wireformat
                        .SessionSendLargeMessage
                    large) {
              large.getLargeMessage().putLongProperty("_AMQ_LARGE_SIZE", declared);
            }
            return true;
          });
    }

    private void send(ClientMessage message) throws Exception {
      try (ClientProducer producer = session.createProducer(LEADS)) {
        producer.send(message);
      }
    }

    @Override
    public void close() throws Exception {
      session.close();
      factory.close();
      locator.close();
    }
  }
}

package es.sml.connector.broker.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import es.sml.connector.broker.EmbeddedBroker;
import es.sml.connector.broker.setting.BrokerLayout;
import es.sml.connector.broker.setting.BrokerLimits;
import es.sml.connector.broker.setting.BrokerSettings;
import es.sml.connector.broker.setting.BrokerUser;
import es.sml.connector.setting.ByteSize;
import es.sml.connector.setting.Secret;
import es.sml.connector.testing.CapturedLog;
import es.sml.connector.testing.FreePorts;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import jakarta.jms.Connection;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.activemq.artemis.api.core.ActiveMQBuffer;
import org.apache.activemq.artemis.core.client.impl.ClientSessionFactoryInternal;
import org.apache.activemq.artemis.core.protocol.core.Channel;
import org.apache.activemq.artemis.core.protocol.core.CoreRemotingConnection;
import org.apache.activemq.artemis.core.protocol.core.impl.PacketImpl;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The embedded broker allocates no memory for announced but missing bytes of a frame. */
@Timeout(120)
class FrameGuardTest {
  private static final String LEADS = "dealers.norte.leads";
  private static final int HUGE = Integer.MAX_VALUE;

  @RegisterExtension private final CapturedLog log = new CapturedLog();

  @TempDir private Path directory;

  @Test
  void passesAPieceThatIsThere() {
    assertThat(passes(piece(3, 3))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(ints = {4, HUGE, -1, Integer.MIN_VALUE})
  void closesOnAPieceThatIsNotThere(int announced) {
    assertThat(passes(piece(announced, 3))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(bytes = {PacketImpl.SESS_SEND, PacketImpl.SESS_SEND_LARGE})
  void closesOnPropertiesThatAreNotThere(byte type) {
    assertThat(passes(message(type, 1))).isTrue();
    assertThat(passes(message(type, 2))).isFalse();
    assertThat(passes(message(type, 1 << 30))).isFalse();
    assertThat(passes(message(type, -1))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 12, HUGE, -5})
  void closesOnABodyThatEndsElsewhere(int end) {
    ByteBuf frame = message(PacketImpl.SESS_SEND, 1);
    frame.setInt(13, end);
    assertThat(passes(frame)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      bytes = {
        PacketImpl.SESS_BINDINGQUERY_RESP,
        PacketImpl.SESS_XA_INDOUBT_XIDS_RESP,
        PacketImpl.SESS_RECEIVE_MSG,
        PacketImpl.REPLICATION_APPEND,
        PacketImpl.CLUSTER_CONNECT,
        0
      })
  void closesOnAPacketThatNoClientSends(byte type) {
    assertThat(passes(frame(type).writeLong(0))).isFalse();
  }

  @Test
  void closesOnAFrameThatEndsBeforeItBegins() {
    assertThat(passes(Unpooled.buffer().writeInt(1).writeByte(PacketImpl.PING).skipBytes(4)))
        .isFalse();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void guardsTheBrokersPortBeforeAndAfterALogin(boolean afterLogin) throws Exception {
    String acceptor = "127.0.0.1:" + FreePorts.next();
    BrokerSettings settings =
        new BrokerSettings(
            null,
            null,
            null,
            acceptor,
            null,
            null,
            new ByteSize(0),
            ByteSize.ofMegabytes(64),
            false);
    BrokerLayout.Login login =
        new BrokerLayout.Login(
            new BrokerUser("norte-crm", new Secret("crm")), Set.of(LEADS), Set.of());
    BrokerLayout layout =
        new BrokerLayout(
            directory.resolve("broker"),
            Set.of(LEADS),
            Set.of(),
            Set.of(),
            List.of(login),
            new BrokerLimits(ByteSize.ofMegabytes(1), Map.of(), Set.of()));
    try (EmbeddedBroker broker = EmbeddedBroker.start(settings, layout);
        ActiveMQConnectionFactory factory =
            new ActiveMQConnectionFactory("tcp://" + acceptor + "?reconnectAttempts=0")) {
      assertThat(broker).isNotNull();
      ClientSessionFactoryInternal core =
          (ClientSessionFactoryInternal) factory.getServerLocator().createSessionFactory();
      if (afterLogin) {
        core.createSession("norte-crm", "crm", false, true, true, false, 0);
      }
      CoreRemotingConnection connection = (CoreRemotingConnection) core.getConnection();
      Channel channel = connection.getChannel(20, -1);
      channel.send(new Forged());
      await().until(() -> connection.getTransportConnection().isOpen(), Boolean.FALSE::equals);
      send(factory); // others go on
      assertThat(log.lines())
          .anyMatch(line -> line.startsWith("the broker closes the connection from /127.0.0.1:"))
          .noneMatch(line -> line.contains("OutOfMemoryError"));
    }
  }

  private static void send(ActiveMQConnectionFactory factory) throws Exception {
    try (Connection connection = factory.createConnection("norte-crm", "crm");
        Session session = connection.createSession();
        MessageProducer producer = session.createProducer(session.createQueue(LEADS))) {
      producer.send(session.createTextMessage("x".repeat(400_000)));
    }
  }

  /** A piece of a large message that announces two gigabytes. */
  private static final class Forged extends PacketImpl {
    Forged() {
      super(SESS_SEND_CONTINUATION);
    }

    @Override
    public void encodeRest(ActiveMQBuffer buffer) {
      buffer.writeInt(HUGE);
    }
  }

  private static boolean passes(ByteBuf frame) {
    EmbeddedChannel channel = new EmbeddedChannel(new FrameGuard());
    boolean passed = channel.writeInbound(frame);
    assertThat(channel.isOpen()).isEqualTo(passed);
    channel.finishAndReleaseAll();
    return passed;
  }

  /** As the decoder hands it on: behind its length. */
  private static ByteBuf frame(byte type) {
    return Unpooled.buffer().writeInt(0).writeByte(type).writeLong(20).skipBytes(4);
  }

  private static ByteBuf piece(int announced, int there) {
    return frame(PacketImpl.SESS_SEND_CONTINUATION).writeInt(announced).writeZero(there);
  }

  private static ByteBuf message(byte type, int properties) {
    ByteBuf frame = frame(type);
    if (type == PacketImpl.SESS_SEND) {
      frame.writeInt(13 + 4).writeInt(0); // a body of four bytes
    }
    frame.writeLong(1).writeByte(1).writeInt(2).writeShort('q').writeByte(0); // id, address, user
    frame.writeByte(3).writeBoolean(true).writeLong(0).writeLong(0).writeByte(4);
    return frame.writeByte(1).writeInt(properties).writeInt(2).writeShort('p').writeByte(0);
  }
}

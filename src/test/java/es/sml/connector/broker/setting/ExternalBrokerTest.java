package es.sml.connector.broker.setting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import es.sml.connector.broker.Broker;
import es.sml.connector.broker.client.BrokerConnections;
import es.sml.connector.inbox.MailCertificate;
import es.sml.connector.lead.jms.BodyRefusedException;
import es.sml.connector.lead.jms.JmsBody;
import es.sml.connector.testing.FreePorts;
import es.sml.connector.testing.server.NetworkBroker;
import es.sml.connector.testing.server.Toxic;
import es.sml.connector.testing.server.ToxicProxy;
import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Session;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.apache.activemq.artemis.api.core.client.ServerLocator;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(180)
class ExternalBrokerTest {
  private static final String LEADS = "leads.inbound.main";
  private static final BrokerLayout NOTHING =
      new BrokerLayout(
          Path.of("unused"), Set.of(), Set.of(), Set.of(), List.of(), NetworkBroker.LIMITS);

  @TempDir private Path directory;

  @Test
  void everyHostIsReachedInTheSameWay() {
    try (ActiveMQConnectionFactory factory =
        BrokerConnections.to(
            "(tcp://a.example:61616,tcp://b.example:61617?tcpNoDelay=false)?sslEnabled=true&trustStorePath=ca.pem",
            "user",
            NetworkBroker.PASSWORD)) {
      assertThat(factory.getConnectionTTL()).isEqualTo(10_000);
      assertThat(factory.getClientFailureCheckPeriod()).isEqualTo(2_500);
      assertThat(factory.getReconnectAttempts()).isZero();
      ServerLocator locator = factory.getServerLocator();
      assertThat(locator.getStaticTransportConfigurations())
          .extracting(host -> host.getParams().get("host"))
          .containsExactly("a.example", "b.example");
      assertThat(Arrays.asList(locator.getStaticTransportConfigurations()))
          .allSatisfy(
              host ->
                  assertThat(host.getParams())
                      .containsEntry("sslEnabled", "true")
                      .containsEntry("trustStorePath", "ca.pem")
                      .containsEntry("connect-timeout-millis", "5000"));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tcp://a.example:61616?connectionTTL=4000",
        "(tcp://a.example:61616,tcp://b.example:61616)?connectionTTL=4000&ha=true"
      })
  void usesTheParametersOfTheUrl(String url) {
    try (ActiveMQConnectionFactory factory =
        BrokerConnections.to(url, "user", NetworkBroker.PASSWORD)) {
      assertThat(factory.getConnectionTTL()).isEqualTo(4_000);
      assertThat(factory.getClientFailureCheckPeriod()).isEqualTo(1_000);
    }
  }

  @Test
  void theEmbeddedBrokersClientsAreNotTimed() {
    try (ActiveMQConnectionFactory factory =
        BrokerConnections.to("vm://7", "user", NetworkBroker.PASSWORD)) {
      assertThat(factory.getServerLocator().getConnectionTTL()).isNotEqualTo(10_000);
    }
  }

  @Test
  void whatAClientHeldComesBackWithinSecondsWhenItsLineGoesSilent() throws Exception {
    int port = FreePorts.next();
    try (NetworkBroker server =
            new NetworkBroker(NetworkBroker.plain(directory, "tcp://127.0.0.1:" + port)).start();
        ToxicProxy line = ToxicProxy.to(port);
        Broker held = connect("tcp://127.0.0.1:" + line.port());
        Broker other = connect("tcp://127.0.0.1:" + port)) {
      send(other.sending(), LEADS, "held");
      Connection connection = held.transacted().createConnection();
      connection.start();
      Session session = connection.createSession(true, Session.SESSION_TRANSACTED);
      Message received = session.createConsumer(session.createQueue(LEADS)).receive(10_000);
      assertThat(received).isNotNull();
      line.poison(new Toxic.Blackhole());
      // A silence of 10 s, seen within 2 s, and the time of this machine; the client's own: 60 s.
      await()
          .atMost(Duration.ofSeconds(20))
          .until(() -> "held".equals(receive(other.transacted(), LEADS)));
      line.heal();
      await().atMost(Duration.ofSeconds(30)).until(() -> held.trouble() == null);
      assertThat(server.isActive()).isTrue();
    }
  }

  @Test
  void findsTheHostThatLives() throws Exception {
    int dead = FreePorts.next();
    int port = FreePorts.next();
    try (NetworkBroker server =
        new NetworkBroker(NetworkBroker.plain(directory, "tcp://127.0.0.1:" + port)).start()) {
      assertThat(server).isNotNull();
      for (String hosts :
          List.of(
              "tcp://127.0.0.1:%d,tcp://127.0.0.1:%d".formatted(dead, port),
              "tcp://127.0.0.1:%d,tcp://127.0.0.1:%d".formatted(port, dead))) {
        try (Broker broker = connect("(" + hosts + ")")) {
          assertThat(broker.trouble()).isNull();
          send(broker.sending(), LEADS, hosts);
          assertThat(receive(broker.transacted(), LEADS)).isEqualTo(hosts);
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "?ha=true"})
  void goesOnAtTheBackupWhenThePrimaryIsGone(String options) throws Exception {
    int primary = FreePorts.next();
    int backup = FreePorts.next();
    try (NetworkBroker first =
            new NetworkBroker(NetworkBroker.primary(directory, primary, backup)).start();
        NetworkBroker second =
            new NetworkBroker(NetworkBroker.backup(directory, backup, primary)).start();
        Broker broker =
            connect(
                "(tcp://127.0.0.1:%d,tcp://127.0.0.1:%d)%s".formatted(primary, backup, options))) {
      send(broker.sending(), LEADS, "before");
      assertThat(broker.trouble()).isNull();
      Connection connection = broker.transacted().createConnection();
      connection.start();
      Session session = connection.createSession(true, Session.SESSION_TRANSACTED);
      assertThat(session.createConsumer(session.createQueue(LEADS)).receive(10_000)).isNotNull();
      first.fail();
      await().atMost(Duration.ofSeconds(60)).until(second::isActive);
      await().atMost(Duration.ofSeconds(30)).until(() -> broker.trouble() == null);
      assertThatThrownBy(session::commit).isInstanceOf(JMSException.class);
      await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> "before".equals(receiveOrNull(broker.transacted())));
      send(broker.sending(), LEADS, "after");
      assertThat(receive(broker.transacted(), LEADS)).isEqualTo("after");
    }
  }

  @Test
  void speaksTlsToABrokerThatTheAuthorityVouchesFor() throws Exception {
    MailCertificate certificate = MailCertificate.make(directory);
    Path identity = directory.resolve("identity.pem");
    Files.writeString(
        identity, Files.readString(certificate.server()) + Files.readString(certificate.key()));
    int port = FreePorts.next();
    try (NetworkBroker server =
        new NetworkBroker(
                NetworkBroker.plain(
                    directory,
                    "tcp://0.0.0.0:%d?sslEnabled=true;keyStoreType=PEM;keyStorePath=%s"
                        .formatted(port, identity)))
            .start()) {
      assertThat(server).isNotNull();
      String url = "tcp://127.0.0.1:" + port + "?sslEnabled=true";
      try (Broker broker =
          connect(url + "&trustStoreType=PEMCA&trustStorePath=" + certificate.authority())) {
        send(broker.sending(), LEADS, "in secret");
        assertThat(receive(broker.transacted(), LEADS)).isEqualTo("in secret");
      }
      try (Broker stranger = connect(url)) {
        assertThat(stranger.trouble().toString())
            .startsWith("TLS to the broker at 127.0.0.1:" + port + " fails: ")
            .contains("its authority is unknown", "set trustStorePath of broker.url", "issuer ");
      }
      try (Broker elsewhere =
          connect(
              "tcp://127.0.0.2:%d?sslEnabled=true&trustStoreType=PEMCA&trustStorePath=%s"
                  .formatted(port, certificate.authority()))) {
        assertThat(elsewhere.trouble().toString())
            .contains("127.0.0.2:" + port, "the host asked for is 127.0.0.2");
      }
    }
  }

  @Test
  void namesATrustStoreThatIsRemoved() throws Exception {
    Path file = Files.writeString(directory.resolve("ca.pem"), "");
    BrokerSettings settings =
        NetworkBroker.at(
            "tcp://127.0.0.1:%d?sslEnabled=true&trustStoreType=PEMCA&trustStorePath=%s"
                .formatted(FreePorts.next(), file));
    Files.delete(file);
    try (Broker broker = Broker.start(settings, NOTHING)) {
      assertThat(broker.trouble().toString()).contains(" fails: ", file.toString());
    }
  }

  @Test
  void namesAPortWithoutTls() throws Exception {
    int port = FreePorts.next();
    try (NetworkBroker server =
            new NetworkBroker(NetworkBroker.plain(directory, "tcp://127.0.0.1:" + port)).start();
        Broker broker = connect("tcp://127.0.0.1:" + port + "?sslEnabled=true")) {
      assertThat(server).isNotNull();
      assertThat(broker.trouble().toString()).contains("fails: the port does not speak TLS");
    }
  }

  private static Broker connect(String url) {
    return Broker.start(NetworkBroker.at(url), NOTHING);
  }

  private static void send(ConnectionFactory factory, String queue, String text)
      throws JMSException {
    try (Connection connection = factory.createConnection()) {
      Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
      session.createProducer(session.createQueue(queue)).send(session.createTextMessage(text));
    }
  }

  private static String receiveOrNull(ConnectionFactory factory) {
    try {
      return receive(factory, LEADS);
    } catch (JMSException e) {
      return null; // the pool has not noticed yet
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
      Message message = session.createConsumer(session.createQueue(queue)).receive(1_000);
      session.commit();
      return message == null ? null : text(message);
    }
  }
}

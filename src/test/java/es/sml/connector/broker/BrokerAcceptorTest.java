package es.sml.connector.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import es.sml.connector.broker.setting.AcceptorKeystore;
import es.sml.connector.broker.setting.BrokerLayout;
import es.sml.connector.broker.setting.BrokerSettings;
import es.sml.connector.broker.setting.BrokerUser;
import es.sml.connector.inbox.MailCertificate;
import es.sml.connector.setting.ByteSize;
import es.sml.connector.setting.Secret;
import es.sml.connector.testing.FreePorts;
import es.sml.connector.testing.server.NetworkBroker;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Session;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** TLS at the embedded broker's port. */
@Timeout(120)
class BrokerAcceptorTest {
  private static final String LEADS = "dealers.norte.leads";
  private static final Secret STORE_PASSWORD = new Secret(MailCertificate.PASSWORD);

  @TempDir private Path directory;
  private MailCertificate certificate;
  private Path pem;

  @BeforeEach
  void makeCertificate() throws Exception {
    certificate = MailCertificate.make(directory);
    pem = directory.resolve("broker ñ.pem");
    Files.writeString(
        pem, Files.readString(certificate.server()) + Files.readString(certificate.key()));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void speaksTlsAndNothingElse(boolean pkcs12) throws Exception {
    String acceptor = "127.0.0.1:" + FreePorts.next();
    BrokerSettings settings =
        pkcs12
            ? settings(acceptor, certificate.store(), STORE_PASSWORD)
            : settings(acceptor, pem, null);
    try (EmbeddedBroker broker = EmbeddedBroker.start(settings, layout())) {
      assertThat(broker).isNotNull();
      String tls = "?sslEnabled=true&trustStoreType=PEMCA&trustStorePath=";
      send(acceptor + tls + certificate.authority());
      assertThatThrownBy(() -> send(acceptor + "?callTimeout=3000"))
          .isInstanceOf(JMSException.class);
      assertThatThrownBy(() -> send(acceptor + "?sslEnabled=true"))
          .isInstanceOf(JMSException.class);
      assertThatThrownBy(
              () -> send(acceptor + tls + certificate.authority() + "&enabledProtocols=TLSv1.1"))
          .isInstanceOf(JMSException.class);
    }
  }

  @Test
  void mayBeOpenToOtherMachinesWithTls() throws Exception {
    int port = FreePorts.next();
    BrokerSettings settings = settings("0.0.0.0:" + port, pem, null);
    try (EmbeddedBroker broker = EmbeddedBroker.start(settings, layout())) {
      assertThat(broker).isNotNull();
      send(
          "127.0.0.1:"
              + port
              + "?sslEnabled=true&trustStoreType=PEMCA&trustStorePath="
              + certificate.authority());
    }
  }

  @Test
  void namesAKeystoreThatCannotBeUsed() throws Exception {
    Path half = directory.resolve("half.pem");
    Files.copy(certificate.server(), half);
    Path missing = directory.resolve("missing.pem");
    Path store = certificate.store();
    String acceptor = "127.0.0.1:61616";
    assertThatThrownBy(() -> settings(acceptor, half, null))
        .hasMessageStartingWith("ssl-keystore " + half + " must hold a private key");
    assertThatThrownBy(() -> settings(acceptor, missing, null))
        .hasMessage("ssl-keystore " + missing + " cannot be read (it does not exist)");
    assertThatThrownBy(() -> settings(acceptor, store, null))
        .hasMessage(
            "ssl-keystore "
                + store
                + " is not PEM; a PKCS12 file also needs ssl-keystore-password");
    assertThatThrownBy(() -> settings(acceptor, store, new Secret("wr0ng")))
        .hasMessageStartingWith("ssl-keystore " + store + " must hold a private key")
        .hasMessageNotContaining("wr0ng");
  }

  @Test
  void readsTheEndOfBothKindsOfFile() {
    Instant inAMonth = Instant.now().plus(Duration.ofDays(30));
    assertThat(AcceptorKeystore.ends(pem, null).get("ssl-keystore " + pem))
        .isCloseTo(inAMonth, within(1, ChronoUnit.HOURS));
    assertThat(AcceptorKeystore.ends(certificate.store(), STORE_PASSWORD).values())
        .singleElement()
        .isEqualTo(AcceptorKeystore.ends(pem, null).get("ssl-keystore " + pem));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.0.0.0:1",
        "10.0.0.1:1",
        "broker.example:1",
        "127.0.0.1.evil.example:1",
        "[::]:1"
      })
  void anAddressOffThisMachineNeedsTls(String acceptor) {
    assertThatThrownBy(() -> settings(acceptor, null, null))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void namesTheHostsToWhichItSpeaksInPlainText() {
    assertThat(hosts("tcp://broker.example:1")).containsExactly("broker.example");
    assertThat(hosts("(tcp://10.0.0.1:1,tcp://127.0.0.1:2?sslEnabled=false)"))
        .containsExactly("10.0.0.1");
    assertThat(hosts("(tcp://10.0.0.1:1?sslEnabled=true,tcp://b.example:2?sslEnabled=false)"))
        .containsExactly("b.example");
    assertThat(hosts("(tcp://10.0.0.1:1,tcp://b.example:2)?sslEnabled=true")).isEmpty();
    assertThat(hosts("tcp://localhost:1")).isEmpty();
  }

  private static List<String> hosts(String url) {
    return NetworkBroker.at(url).hostsInPlainText();
  }

  private static BrokerSettings settings(String acceptor, Path keystore, Secret password) {
    return new BrokerSettings(
        null, null, null, acceptor, keystore, password, new ByteSize(0), null, false);
  }

  private BrokerLayout layout() {
    return new BrokerLayout(
        directory.resolve("broker"),
        Set.of(LEADS),
        Set.of(),
        Set.of(),
        List.of(
            new BrokerLayout.Login(
                new BrokerUser("norte", new Secret("norte")), Set.of(LEADS), Set.of())),
        NetworkBroker.LIMITS);
  }

  private static void send(String host) throws JMSException {
    try (ActiveMQConnectionFactory factory = EmbeddedBrokerTest.dealer(host, "norte", "norte");
        Connection connection = factory.createConnection()) {
      Session session = connection.createSession();
      session.createProducer(session.createQueue(LEADS)).send(session.createTextMessage("lead"));
    }
  }
}

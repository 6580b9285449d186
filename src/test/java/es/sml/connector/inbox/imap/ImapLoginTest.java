package es.sml.connector.inbox.imap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import es.sml.connector.inbox.connection.MailServer;
import es.sml.connector.inbox.connection.MailboxException;
import es.sml.connector.inbox.connection.Security;
import es.sml.connector.testing.server.MailServers;
import es.sml.connector.tls.TestAuthority;
import es.sml.connector.tls.TrustedCertificates;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Locale;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The reasons of a mailbox whose server cannot be reached. */
class ImapLoginTest {
  @Test
  void saysThatThePortDoesNotSpeakTls() throws Exception {
    GreenMail plain = MailServers.start(0, ServerSetup.PROTOCOL_IMAP);
    try {
      assertThat(reason("127.0.0.1", plain.getImap().getPort()))
          .isEqualTo(
              "no se llega a 127.0.0.1:%d: el puerto no habla TLS; comprueba host, port y security"
                      .formatted(plain.getImap().getPort())
                  + " del buzón en dealers.yaml");
    } finally {
      plain.stop();
    }
  }

  @Test
  void saysThatTheConnectionIsRefusedOrTheHostUnknown() throws Exception {
    assertThat(reason("127.0.0.1", closedPort()))
        .contains(": la conexión se rechaza; comprueba host, port");
    assertThat(reason("no.such.host.invalid", 993))
        .contains("no.such.host.invalid:993: el DNS no conoce esta máquina; comprueba host");
  }

  @Test
  void saysWhyACertificateIsRejected(@TempDir Path directory) throws Exception {
    TestAuthority authority = new TestAuthority(directory, "authority");
    authority.issue("valid", "ip:127.0.0.1").issue("foreign", "dns:mail.example");
    authority.issueExpired("expired", "ip:127.0.0.1");
    Path trusted = authority.certificate();
    assertThat(reason(authority, "valid", null))
        .contains(": se rechaza el certificado del servidor: no se conoce su autoridad")
        .contains("pon trusted-certificates a ese fichero", "CN=valid", "CN=authority")
        .doesNotContain("security");
    assertThat(reason(authority, "expired", trusted)).contains("el de CN=expired caducó el 20");
    assertThat(reason(authority, "foreign", trusted))
        .contains("es para mail.example, pero se ha pedido 127.0.0.1");
  }

  private static String reason(TestAuthority authority, String alias, Path trusted)
      throws IOException, GeneralSecurityException {
    try (ServerSocket tls =
        authority.server(alias).getServerSocketFactory().createServerSocket(0)) {
      new Thread(() -> shakeHands(tls), "tls-" + alias).start();
      return reason("127.0.0.1", tls.getLocalPort(), TrustedCertificates.sockets(trusted));
    }
  }

  private static void shakeHands(ServerSocket tls) {
    try (SSLSocket client = (SSLSocket) tls.accept()) {
      client.startHandshake();
    } catch (IOException e) {
      assertThat(e).isInstanceOf(SSLException.class); // the client rejects the certificate
    }
  }

  private static int closedPort() throws IOException {
    try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return closed.getLocalPort();
    }
  }

  private static String reason(String host, int port) {
    return reason(host, port, (SSLSocketFactory) SSLSocketFactory.getDefault());
  }

  private static String reason(String host, int port, SSLSocketFactory sockets) {
    MailServer server = new MailServer(host, port, Security.TLS, sockets, Duration.ofSeconds(10));
    return catchThrowableOfType(
            MailboxException.class, () -> ImapLogin.open(server, "leads", null, unused -> {}))
        .text()
        .in(Locale.forLanguageTag("es"));
  }
}

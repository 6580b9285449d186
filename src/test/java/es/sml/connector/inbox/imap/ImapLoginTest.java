package es.sml.connector.inbox.imap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import es.sml.connector.inbox.connection.MailServer;
import es.sml.connector.inbox.connection.MailboxException;
import es.sml.connector.inbox.connection.Security;
import es.sml.connector.testing.server.MailServers;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Locale;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.Test;

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

  private static int closedPort() throws IOException {
    try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return closed.getLocalPort();
    }
  }

  private static String reason(String host, int port) {
    MailServer server =
        new MailServer(
            host,
            port,
            Security.TLS,
            (SSLSocketFactory) SSLSocketFactory.getDefault(),
            Duration.ofSeconds(10));
    return catchThrowableOfType(
            MailboxException.class, () -> ImapLogin.open(server, "leads", null, unused -> {}))
        .text()
        .in(Locale.forLanguageTag("es"));
  }
}

package es.sml.connector.runtime.http;

import static org.assertj.core.api.Assertions.assertThat;

import es.sml.connector.door.DoorSettings;
import es.sml.connector.door.endpoint.DoorComponent;
import es.sml.connector.door.endpoint.StoringThreads;
import es.sml.connector.door.http.DoorPaths;
import es.sml.connector.tls.TestAuthority;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Locale;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The certificate of the door, which its owner renews while it is open, and idle connections. */
class DoorServerTest {
  private static TestAuthority authority;

  @TempDir static Path directory;

  private final Path certificate = directory.resolve("door.pem");

  @BeforeAll
  static void issue() throws IOException {
    authority =
        new TestAuthority(directory, "authority")
            .issue("first", "dns:first.example")
            .issue("second", "dns:second.example")
            .issueExpired("old", "dns:old.example");
  }

  @Test
  void aRenewedCertificateAppliesWithoutARestart() throws Exception {
    use(authority.both("first"));
    try (DoorServer door = open()) {
      assertThat(shown(door)).isEqualTo("CN=first");
      Files.writeString(certificate, "half a file");
      door.renew();
      assertThat(shown(door)).isEqualTo("CN=first");
      assertThat(door.trouble().toString())
          .contains("the renewed certificate is not in force", "door.pem");
      use(authority.both("second"));
      door.renew();
      assertThat(shown(door)).isEqualTo("CN=second");
      assertThat(door.trouble()).isNull();
    }
  }

  @Test
  void anExpiredCertificateIsReportedWithItsRemedy() throws Exception {
    use(authority.both("old"));
    try (DoorServer door = open()) {
      assertThat(door.trouble().toString())
          .startsWith("door.certificate ")
          .contains("the certificate of CN=old expired on", "store a valid one in the file");
      assertThat(DoorCertificate.outdated(settings())).hasSize(1);
      use(authority.both("first"));
      door.renew();
      assertThat(door.trouble()).isNull();
    }
  }

  @Test
  void aClosedDoorIsATrouble() throws Exception {
    use(authority.both("first"));
    DoorServer door = open();
    door.close();
    assertThat(door.trouble()).hasToString("the port is not open");
    assertThat(door.trouble().in(Locale.forLanguageTag("es")))
        .isEqualTo("el puerto no está abierto");
  }

  @Test
  void aConnectionThatIsIdleAfterItsResponseIsClosed() throws Exception {
    DoorSettings quick =
        new DoorSettings(true, null, 0, null, null, null, null, null, Duration.ofSeconds(1));
    try (DoorServer door = open(quick);
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), door.port())) {
      socket.setSoTimeout(30_000);
      socket
          .getOutputStream()
          .write("GET / HTTP/1.1\r\nHost: a\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      String received =
          new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
      assertThat(received).startsWith("HTTP/1.1 404");
    }
  }

  private void use(Path pem) throws IOException {
    Files.copy(pem, certificate, StandardCopyOption.REPLACE_EXISTING);
  }

  private DoorSettings settings() {
    return new DoorSettings(true, null, 0, certificate, null, null, null, null, null);
  }

  private DoorServer open() {
    return open(settings());
  }

  private static DoorServer open(DoorSettings settings) {
    return new DoorServer(
        settings,
        new DoorComponent(),
        new DoorPaths(name -> null),
        new StoringThreads(() -> false),
        (channel, outcome, took, reason) -> {});
  }

  /** The subject of the certificate that a new connection gets. */
  private static String shown(DoorServer door) throws Exception {
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, new TrustManager[] {new AnyCertificate()}, null);
    try (SSLSocket socket =
        (SSLSocket) context.getSocketFactory().createSocket("127.0.0.1", door.port())) {
      socket.startHandshake();
      X509Certificate first = (X509Certificate) socket.getSession().getPeerCertificates()[0];
      return first.getSubjectX500Principal().getName();
    }
  }

  private static final class AnyCertificate implements X509TrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}

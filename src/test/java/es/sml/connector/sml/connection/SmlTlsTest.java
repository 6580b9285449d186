package es.sml.connector.sml.connection;

import static es.sml.connector.testing.DealerBuilder.aDealer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import es.sml.connector.config.Configuration;
import es.sml.connector.failure.sml.SmlUnavailableException;
import es.sml.connector.runtime.access.SmlAccess;
import es.sml.connector.sml.ScriptedServer;
import es.sml.connector.sml.SmlCall;
import es.sml.connector.sml.SmlOperation;
import es.sml.connector.testing.server.MailServers;
import es.sml.connector.tls.TestAuthority;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import javax.net.ssl.SSLServerSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** TLS of an account as the connector itself speaks it, by the shipped routes. */
@Timeout(60)
class SmlTlsTest {
  private static final String TOKEN =
      "HTTP/1.1 200 OK\nContent-Type: application/json\nContent-Length: 13\n\n{\"token\":\"t\"}";

  @TempDir private static Path made;
  private static TestAuthority authority;
  private static TestAuthority stranger;

  @TempDir private Path directory;
  private ScriptedServer server;
  private SmlAccess access;

  @BeforeAll
  static void makeCertificates() throws IOException {
    authority = new TestAuthority(made, "authority");
    authority.issue("server", "dns:localhost");
    authority.issue("elsewhere", "dns:sml.example,dns:www.sml.example");
    authority.issueExpired("old", "dns:localhost");
    authority.issue("client", "dns:client");
    stranger = new TestAuthority(made, "stranger");
  }

  @AfterEach
  void stop() throws IOException {
    if (access != null) {
      access.close();
    }
    server.close();
  }

  @Test
  void trustsAnAuthorityThatIsNamed() throws Exception {
    serve("server");
    open("trusted-certificates: " + authority.certificate());
    assertThat(login()).isEqualTo("t");
  }

  @Test
  void reportsAnUnknownAuthorityAndTheCertificate() throws Exception {
    serve("server");
    open("");
    assertThatThrownBy(this::login)
        .isInstanceOf(SmlUnavailableException.class)
        .hasMessageMatching(
            "(?s).*SML cannot be reached at https://[^ ]+: the server's certificate is rejected.*")
        .hasMessageContaining("its authority is unknown")
        .hasMessageContaining("trusted-certificates")
        .hasMessageContaining("subject CN=server, issuer CN=authority")
        .hasMessageContaining("SHA-256 " + fingerprint(authority.certificate("server")));
  }

  @Test
  void trustsNoOtherAuthorityThanTheOneThatIsNamed() throws Exception {
    serve("server");
    open("trusted-certificates: " + stranger.certificate());
    assertThatThrownBy(this::login).hasMessageContaining("its authority is unknown");
  }

  @Test
  void reportsTheHostsOfACertificateAndTheRequestedHost() throws Exception {
    serve("elsewhere");
    open("trusted-certificates: " + authority.certificate());
    assertThatThrownBy(this::login)
        .isInstanceOf(SmlUnavailableException.class)
        .hasMessageContaining("it is for sml.example, www.sml.example")
        .hasMessageContaining("the host asked for is localhost")
        .hasMessageContaining("subject CN=elsewhere");
  }

  @Test
  void reportsWhenACertificateExpired() throws Exception {
    serve("old");
    open("trusted-certificates: " + authority.certificate());
    assertThatThrownBy(this::login)
        .isInstanceOf(SmlUnavailableException.class)
        .hasMessageContaining("CN=old expired on 20")
        .hasMessageContaining("UTC; the server needs a new one")
        .hasMessageContaining(fingerprint(authority.certificate("old")));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void showsItsOwnCertificate(boolean inOneFile) throws Exception {
    serve("server", listening -> listening.setNeedClientAuth(true), SmlTlsTest::giveToken);
    open(
        "trusted-certificates: %s\nclient-certificate: %s%s"
            .formatted(
                authority.certificate(),
                inOneFile ? authority.both("client") : authority.certificate("client"),
                inOneFile ? "" : "\nclient-key: " + authority.key("client")));
    assertThat(login()).isEqualTo("t");
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
  void reportsThatTheServerRequiresACertificate(String protocol) throws Exception {
    serve(
        "server",
        listening -> {
          listening.setNeedClientAuth(true);
          listening.setEnabledProtocols(new String[] {protocol});
        },
        SmlTlsTest::giveToken);
    open("trusted-certificates: " + authority.certificate());
    // Its words are lost where it closes before they are read.
    await()
        .untilAsserted(
            () ->
                assertThatThrownBy(this::login)
                    .isInstanceOf(SmlUnavailableException.class)
                    .hasMessageMatching("(?s).*SML cannot be reached at https://[^ ]+: the .*")
                    .hasMessageContaining("client-certificate"));
  }

  @Test
  void reportsAPortThatDoesNotSpeakTls() throws Exception {
    serve("server");
    GreenMail plain = MailServers.start(0, ServerSetup.PROTOCOL_IMAP);
    try {
      open("https://localhost:" + plain.getImap().getPort(), "");
      assertThatThrownBy(this::login)
          .isInstanceOf(SmlUnavailableException.class)
          .hasMessageContaining("the port does not speak TLS; correct the port or the scheme of")
          .hasMessageNotContaining("client-certificate");
    } finally {
      plain.stop();
    }
  }

  @Test
  void readsARenewedFileForTheNextConnection() throws Exception {
    serve("server");
    Path trusted = Files.copy(stranger.certificate(), directory.resolve("trusted.pem"));
    open("trusted-certificates: " + trusted);
    assertThatThrownBy(this::login).isInstanceOf(SmlUnavailableException.class);
    Files.copy(authority.certificate(), trusted, StandardCopyOption.REPLACE_EXISTING);
    assertThat(login()).isEqualTo("t");
  }

  @Test
  void noticesATlsConnectionThatTheServerHasClosed() throws Exception {
    AtomicInteger answered = new AtomicInteger();
    serve(
        "server",
        listening -> {},
        out -> {
          answered.incrementAndGet();
          out.write(ScriptedServer.text(TOKEN));
          out.flush();
          throw new IOException("closed without Connection: close");
        });
    open("trusted-certificates: " + authority.certificate());
    for (int i = 1; i <= 5; i++) {
      assertThat(login()).isEqualTo("t");
      int closed = i;
      await().until(() -> server.closed() == closed);
    }
    assertThat(answered).hasValue(5);
  }

  private void serve(String alias) throws Exception {
    serve(alias, listening -> {}, SmlTlsTest::giveToken);
  }

  // Configured before it accepts: the first connection has what was set until then.
  private void serve(
      String alias, Consumer<SSLServerSocket> configure, ScriptedServer.Script script)
      throws Exception {
    SSLServerSocket listening =
        (SSLServerSocket)
            authority
                .server(alias)
                .getServerSocketFactory()
                .createServerSocket(0, 50, InetAddress.getLoopbackAddress());
    configure.accept(listening);
    server = new ScriptedServer(listening, script);
  }

  private static void giveToken(OutputStream out) throws IOException {
    out.write(ScriptedServer.text(TOKEN));
  }

  private void open(String certificates) throws Exception {
    open(server.url().replace("http://127.0.0.1", "https://localhost"), certificates);
  }

  private void open(String url, String certificates) throws Exception {
    Files.writeString(directory.resolve("application.properties"), "");
    aDealer().at(url).withAccount(certificates).withQueue().writeTo(directory);
    access =
        SmlAccess.open(
            Configuration.load(directory, Map.of("SML_PASSWORD", "demo")), Path.of("routes"));
  }

  private String login() {
    return access
        .operations()
        .run("demo", new SmlCall(SmlOperation.LOGIN, Map.of(), null, false))
        .path("token")
        .asText();
  }

  private static String fingerprint(Path pem) throws Exception {
    try (InputStream in = Files.newInputStream(pem)) {
      X509Certificate certificate =
          (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
      return HexFormat.ofDelimiter(":")
          .withUpperCase()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded()));
    }
  }
}

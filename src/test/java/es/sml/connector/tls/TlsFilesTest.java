package es.sml.connector.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsFilesTest {
  @TempDir private static Path made;
  private static TestAuthority authority;

  @BeforeAll
  static void makeCertificates() throws IOException {
    authority = new TestAuthority(made, "authority");
    authority.issue("client", "dns:client");
    authority.issue("other", "dns:other");
    authority.issueExpired("old", "dns:old");
  }

  @Test
  void acceptsValidFiles() throws IOException {
    assertThat(new TlsFiles(null, null, null).isEmpty()).isTrue();
    TlsFiles files =
        new TlsFiles(
            authority.certificate(), authority.certificate("client"), authority.key("client"));
    assertThat(files.outOfDate()).isEmpty();
    assertThat(new TlsFiles(null, authority.both("client"), null).isEmpty()).isFalse();
  }

  @Test
  void namesAFileThatIsMissing() {
    Path missing = made.resolve("missing.pem");
    assertThatThrownBy(() -> new TlsFiles(missing, null, null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("trusted-certificates")
        .hasMessageContaining(missing.toString())
        .hasMessageContaining("the file does not exist");
    assertThatThrownBy(() -> new TlsFiles(null, missing, null))
        .hasMessageContaining("client-certificate")
        .hasMessageContaining("the file does not exist");
  }

  @Test
  void refusesAFileWithoutACertificate() throws IOException {
    Path empty = Files.writeString(made.resolve("empty.pem"), "nothing\n");
    assertThatThrownBy(() -> new TlsFiles(empty, null, null))
        .hasMessageContaining("trusted-certificates " + empty)
        .hasMessageContaining("PEM file of certificates");
    assertThatThrownBy(() -> new TlsFiles(null, authority.key("client"), null))
        .hasMessageContaining("must hold a certificate in PEM");
  }

  @Test
  void refusesAKeyThatIsMissingEncryptedOrAnothers() throws IOException {
    assertThatThrownBy(() -> new TlsFiles(null, authority.certificate("client"), null))
        .hasMessageContaining("must hold a private key without a password")
        .hasMessageContaining("openssl pkcs8");
    Path encrypted =
        Files.writeString(
            made.resolve("encrypted.key"),
            Files.readString(authority.key("client"))
                .replace("PRIVATE KEY", "ENCRYPTED PRIVATE KEY"));
    assertThatThrownBy(() -> new TlsFiles(null, authority.certificate("client"), encrypted))
        .hasMessageContaining(encrypted.toString())
        .hasMessageContaining("must hold a private key without a password");
    assertThatThrownBy(
            () -> new TlsFiles(null, authority.certificate("client"), authority.key("other")))
        .hasMessageContaining("must hold the key of the first certificate");
    assertThatThrownBy(() -> new TlsFiles(null, null, authority.key("client")))
        .hasMessageContaining("client-key needs client-certificate");
  }

  @Test
  void neverReportsAKeysContent() throws IOException {
    Path broken =
        Files.writeString(
            made.resolve("broken.key"),
            "-----BEGIN PRIVATE KEY-----\nc2VjcmV0\n-----END PRIVATE KEY-----\n");
    assertThatThrownBy(() -> new TlsFiles(null, authority.certificate("client"), broken))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("client-certificate")
        .hasMessageNotContaining("c2VjcmV0")
        .hasMessageNotContaining("secret");
  }

  @Test
  void reportsExpiredCertificates() throws IOException {
    assertThat(new TlsFiles(authority.certificate("old"), authority.both("old"), null).outOfDate())
        .satisfiesExactly(
            trusted ->
                assertThat(trusted.toString())
                    .startsWith("trusted-certificates ")
                    .contains("the certificate of CN=old expired on 20"),
            client -> {
              assertThat(client.toString()).startsWith("client-certificate ").contains("expired");
              assertThat(client.in(Locale.forLanguageTag("es")))
                  .startsWith("client-certificate ")
                  .contains(": el certificado de CN=old caducó el 20");
            });
  }

  @Test
  void explainsNothingThatIsNoMatterOfTls() {
    assertThat(TlsFailure.words(new IOException("cut"))).isEmpty();
    assertThat(TlsFailure.words(new SSLHandshakeException("Received fatal alert: internal_error")))
        .hasToString("Optional[the server ends the TLS handshake (internal_error)]");
  }
}

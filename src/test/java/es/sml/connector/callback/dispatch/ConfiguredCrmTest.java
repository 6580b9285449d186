package es.sml.connector.callback.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import es.sml.connector.callback.CallbackSettings;
import es.sml.connector.callback.webhook.CallbackConnections;
import es.sml.connector.callback.webhook.Webhook;
import es.sml.connector.language.RecordedReason;
import es.sml.connector.setting.Secret;
import es.sml.connector.status.store.CrmResponse;
import es.sml.connector.tls.TestAuthority;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The reason of a webhook whose certificate is rejected. */
class ConfiguredCrmTest {
  @Test
  void saysWhyACertificateIsRejected(@TempDir Path directory) throws Exception {
    TestAuthority authority = new TestAuthority(directory, "authority");
    authority.issue("valid", "ip:127.0.0.1").issueExpired("expired", "ip:127.0.0.1");
    CrmResponse unknown = outcome(authority, "valid");
    assertThat(unknown.code()).isEqualTo("certificate");
    assertThat(unknown.reason())
        .startsWith("127.0.0.1: the server's certificate is rejected: its authority is unknown")
        .contains("add the certificate of the authority to Java's trust store", "CN=valid");
    assertThat(RecordedReason.in(unknown.reason(), Locale.forLanguageTag("es")))
        .startsWith("127.0.0.1: se rechaza el certificado del servidor: no se conoce su autoridad")
        .contains("almacén de confianza de Java. Certificado mostrado: ", "CN=valid, ")
        .doesNotContain("issuer");
    assertThat(outcome(authority, "expired").reason()).contains("that of CN=expired expired on 20");
  }

  private static CrmResponse outcome(TestAuthority authority, String alias)
      throws IOException, GeneralSecurityException {
    try (ServerSocket server =
            authority.server(alias).getServerSocketFactory().createServerSocket(0);
        CallbackConnections connections = new CallbackConnections(settings(), 1);
        CloseableHttpClient client = connections.newClient("https")) {
      new Thread(() -> shakeHands(server), "tls-" + alias).start();
      URI url = URI.create("https://127.0.0.1:" + server.getLocalPort() + "/events");
      Throwable failure =
          catchThrowable(() -> client.execute(new HttpPost(url), response -> response.getCode()));
      return new ConfiguredCrm("norte", crm(url), Duration.ofMinutes(1)).failure(failure);
    }
  }

  private static CallbackSettings settings() {
    return new CallbackSettings(
        null, Duration.ofSeconds(10), null, null, "127.0.0.1", "127.0.0.0/8");
  }

  private static SourceCrm crm(URI url) {
    Secret secret = new Secret("whsec_" + Base64.getEncoder().encodeToString(new byte[32]));
    return new SourceCrm(null, new Webhook(url, List.of(secret), null), null, null, null);
  }

  private static void shakeHands(ServerSocket server) {
    try (SSLSocket client = (SSLSocket) server.accept()) {
      client.startHandshake();
    } catch (IOException e) {
      assertThat(e).isInstanceOf(SSLException.class); // the client rejects the certificate
    }
  }
}

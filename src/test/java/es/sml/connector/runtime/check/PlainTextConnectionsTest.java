package es.sml.connector.runtime.check;

import static org.assertj.core.api.Assertions.assertThat;

import es.sml.connector.ops.access.OpsSettings;
import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which connections are warned of. */
class PlainTextConnectionsTest {
  @ParameterizedTest
  @CsvSource({
    "https://sml.example, false",
    "http://sml.example, true",
    "http://127.0.0.1:8080, false",
    "http://localhost:8080, false",
    "http://[::1]:8080, false",
    "http://127.0.0.1.sml.example, true",
    "http://10.0.0.1, true"
  })
  void sml(URI url, boolean warned) {
    assertThat(PlainTextConnections.isPlain(url)).isEqualTo(warned);
  }

  @ParameterizedTest
  @CsvSource({
    "jdbc:postgresql:sml, false",
    "jdbc:postgresql:///sml, false",
    "jdbc:postgresql://localhost/sml, false",
    "'jdbc:postgresql://127.0.0.1:5432,[::1]:5432/sml', false",
    "'jdbc:postgresql://127.0.0.1,db.example/sml', true",
    "jdbc:postgresql://db.example/sml, true",
    "jdbc:postgresql://db.example:5432/sml?sslmode=require, true",
    "jdbc:postgresql://db.example/sml?sslmode=verify-ca, true",
    "jdbc:postgresql://db.example/sml?sslmode=verify-full, false",
    "jdbc:postgresql://db.example/sml?user=a&sslmode=verify-full&sslrootcert=ca.pem, false",
    "jdbc:postgresql://db.example/sml?ssl=true, false",
    "jdbc:postgresql://db.example/sml?ssl=true&sslmode=prefer, true",
    "jdbc:postgresql://db.example/sml?ssl=true&sslfactory=org.postgresql.ssl.NonValidatingFactory, true",
    "jdbc:postgresql://db.example/sml?xsslmode=verify-full, true"
  })
  void postgresql(String url, boolean warned) {
    assertThat(PlainTextConnections.isUnverified(url)).isEqualTo(warned);
  }

  @ParameterizedTest
  @CsvSource({
    "true, 127.0.0.1, '', false",
    "true, localhost, '', false",
    "true, ::1, '', false",
    "true, 0.0.0.0, '', true",
    "true, ::, '', true",
    "true, ops.example, ops.example, true",
    "true, 0.0.0.0, 'ops.example, https://ops.example', false",
    "false, 0.0.0.0, '', false"
  })
  void ops(boolean enabled, String host, String publicHost, boolean warned) {
    OpsSettings settings = new OpsSettings(enabled, host, null, publicHost, null, null, null);
    assertThat(PlainTextConnections.isOpen(settings)).isEqualTo(warned);
  }
}

package es.sml.connector.ops.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ConnectException;
import java.util.Locale;
import java.util.Map;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;
import org.junit.jupiter.api.Test;

class ConnectorHealthTest {
  @Test
  void aSourceOfAUsersRouteHasItsReasonInTheReadersLanguage() {
    HealthCheck.Result failed =
        result(
            HealthCheckResultBuilder.on(new OfCamel())
                .message("Consumer failed polling 10 times route: ext-sftp (sftp://ana@host)")
                .error(new IOException("secret", new ConnectException("refused"))));
    assertThat(ConnectorHealth.reason(failed, Locale.ENGLISH))
        .isEqualTo("the source cannot be read: the connection is refused");
    assertThat(ConnectorHealth.reason(failed, Locale.forLanguageTag("es")))
        .isEqualTo("no se puede leer el origen: la conexión se rechaza");
    assertThat(ConnectorHealth.code(failed)).isEqualTo("health.source");
  }

  @Test
  void theAddressOfAnotherFailureIsNotShown() {
    HealthCheck.Result failed =
        result(HealthCheckResultBuilder.on(new OfCamel()).message("It failed (sftp://ana@host)"));
    assertThat(ConnectorHealth.reason(failed, Locale.ENGLISH)).isEqualTo("It failed");
  }

  private static HealthCheck.Result result(HealthCheckResultBuilder builder) {
    return builder.down().build();
  }

  private static final class OfCamel extends AbstractHealthCheck {
    OfCamel() {
      super("camel", "consumer:ext-sftp");
    }

    @Override
    protected void doCall(HealthCheckResultBuilder builder, Map<String, Object> options) {
      builder.down();
    }
  }
}

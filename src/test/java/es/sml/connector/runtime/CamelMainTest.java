package es.sml.connector.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import es.sml.connector.testing.RunningConnector;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the options of Camel may change. */
class CamelMainTest {
  @TempDir Path directory;

  @Test
  void refusesAnOptionThatIsNotSecure() {
    try (RunningConnector connector = new RunningConnector(directory)) {
      connector.withSetting("camel.ssl.trust-all-certificates", "true");
      assertThatThrownBy(connector::start).hasMessageContaining("camel.ssl.trustAllCertificates");
    }
  }

  @Test
  void acceptsASecretThatItsVariableHolds() throws Exception {
    try (RunningConnector connector = new RunningConnector(directory)) {
      connector.withSetting("camel.ssl.keystore-password", "env:PATH").start();
      assertThat(connector.runtime().context().isStarted()).isTrue();
    }
  }
}

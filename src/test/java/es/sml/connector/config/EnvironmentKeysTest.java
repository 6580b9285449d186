package es.sml.connector.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import es.sml.connector.config.file.ConfigurationException;
import es.sml.connector.config.reload.OriginOfKeys;
import es.sml.connector.config.reload.OriginOfKeys.KeyInForce;
import es.sml.connector.setting.ByteSize;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keys of application.properties that the environment sets. */
class EnvironmentKeysTest {
  @TempDir Path directory;
  private final Map<String, String> environment = new HashMap<>(Map.of("SECRET", "canario"));

  @BeforeEach
  void configure() throws IOException {
    Files.writeString(
        directory.resolve("application.properties"), "sml.page-size = 50\next.limit = 3\n");
    Files.writeString(
        directory.resolve("dealers.yaml"),
        """
        accounts:
          demo: {base-url: "http://127.0.0.1:1", username: demo, password: "env:SECRET"}
        dealers:
          norte: {account: demo, source: 7, queue: {}}
        """);
  }

  @Test
  void setsAKeyInPlaceOfTheFile() {
    environment.put("SML_CONNECTOR_SML_PAGE_SIZE", "33");
    environment.put("SML_CONNECTOR_DATA_DIRECTORY", "/var/lib/connector");
    environment.put("SML_CONNECTOR_EXT_LIMIT", "4");
    environment.put("SML_CONNECTOR_DOOR_MAX_REQUEST_SIZE", "2MB");
    Configuration loaded = load();
    assertThat(loaded.settings().sml().pageSize()).isEqualTo(33);
    assertThat(loaded.settings().dataDirectory()).isEqualTo(Path.of("/var/lib/connector"));
    assertThat(loaded.ext().values()).containsEntry("ext.limit", "4");
    assertThat(loaded.settings().door().maxRequestSize()).isEqualTo(ByteSize.ofMegabytes(2));
  }

  @Test
  void readsASecretFromTheVariableOrFromTheFileThatItNames() throws Exception {
    Files.writeString(directory.resolve("token"), "a-token-of-an-api-of-somebody\n");
    environment.put("SML_CONNECTOR_BROKER_URL", "tcp://broker:61616");
    environment.put("SML_CONNECTOR_BROKER_USERNAME", "connector");
    environment.put("SML_CONNECTOR_BROKER_PASSWORD", "broker-canario");
    environment.put("SML_CONNECTOR_EXT_API_TOKEN_FILE", directory.resolve("token").toString());
    environment.remove("SECRET");
    Files.writeString(directory.resolve("password"), "sml-canario");
    environment.put("SECRET_FILE", "password");
    Configuration loaded = load();
    assertThat(loaded.settings().broker().password().reveal()).isEqualTo("broker-canario");
    assertThat(loaded.ext().secrets().get("ext.api-token").reveal())
        .isEqualTo("a-token-of-an-api-of-somebody");
    assertThat(loaded.dealers().accounts().get("demo").password().reveal())
        .isEqualTo("sml-canario");
  }

  @Test
  void namesTheVariableOfAWrongValueAndQuotesNoValue() {
    environment.put("SML_CONNECTOR_SML_PAGE_SIZE", "canario");
    assertThatThrownBy(this::load)
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("SML_CONNECTOR_SML_PAGE_SIZE: sml.page-size: expected a whole number")
        .hasMessageNotContaining("canario");
  }

  @Test
  void refusesAMisspeltVariable() {
    environment.put("SML_CONNECTOR_SML_PAGESIZE", "33");
    assertThatThrownBy(this::load)
        .hasMessageContaining(
            "SML_CONNECTOR_SML_PAGESIZE: sets no key; did you mean SML_CONNECTOR_SML_PAGE_SIZE?");
  }

  @Test
  void refusesASecretThatIsSetTwice() {
    environment.put("SML_CONNECTOR_OPS_VIEWER_TOKEN", "x");
    environment.put("SML_CONNECTOR_OPS_VIEWER_TOKEN_FILE", "y");
    assertThatThrownBy(this::load)
        .hasMessageContaining("is set beside SML_CONNECTOR_OPS_VIEWER_TOKEN: remove one");
  }

  @Test
  void ignoresEmptyVariablesAndThoseOfOthers() {
    environment.put("SML_CONNECTOR_SML_PAGE_SIZE", "");
    environment.put("SML_CONNECTOR_OPTS", "-Xmx500m");
    environment.put("SML_CONNECTOR_SERVICE_HOST", "10.0.0.1");
    environment.put("SML_CONNECTOR_PORT", "tcp://10.0.0.1:8077");
    assertThat(load().settings().sml().pageSize()).isEqualTo(50);
  }

  @Test
  void saysWhereEachKeyIsSet() {
    environment.put("SML_CONNECTOR_SML_MAX_PAUSE", "2h");
    assertThat(OriginOfKeys.read(directory, environment))
        .contains(
            new KeyInForce("sml.page-size", "50", false, "application.properties:1"),
            new KeyInForce("sml.max-pause", "2h", false, "SML_CONNECTOR_SML_MAX_PAUSE"),
            new KeyInForce("sml.connect-timeout", "5s", false, null),
            new KeyInForce("ext.limit", "3", false, "application.properties:2"),
            new KeyInForce("dealers.norte.source", "7", false, "dealers.yaml:4"))
        .noneMatch(key -> String.valueOf(key.value()).contains("canario"));
  }

  private Configuration load() {
    return Configuration.load(directory, environment);
  }
}

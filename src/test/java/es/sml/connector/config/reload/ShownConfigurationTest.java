package es.sml.connector.config.reload;

import static org.assertj.core.api.Assertions.assertThat;

import es.sml.connector.config.Configuration;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The configuration as it is shown to people. */
class ShownConfigurationTest {
  @TempDir Path directory;

  @Test
  void showsWhatIsInForceAsItIsWritten() throws Exception {
    Map<String, String> shown = shown();
    assertThat(shown)
        .containsEntry("sml.late-commit-window", "90s")
        .containsEntry("sml.reference-refresh-interval", "6h")
        .containsEntry("intake.max-message-size", "25MB")
        .containsEntry("parse.non-leads", "keep")
        .containsEntry("retention.audit", "730d")
        .containsEntry("accounts.demo.base-url", "https://sml.example")
        .containsEntry("dealers.norte.source", "7")
        .containsEntry("dealers.norte.inboxes[0].initial-read", "2026-01-02")
        .containsEntry("camel.main.name", "otro");
  }

  @Test
  void showsNoSecretWhateverItIsCalled() throws Exception {
    assertThat(String.join("\n", shown().values())).doesNotContain("canario");
    assertThat(shown())
        .containsKeys(
            "accounts.demo.password",
            "dealers.norte.inboxes[0].password",
            "dealers.norte.inboxes[1].sign-in.client-secret",
            "dealers.norte.google-form-key",
            "ops.viewer-token",
            "camel.component.http.ssl-password");
    assertThat(shown().get("database.url"))
        .startsWith("jdbc:postgresql://")
        .contains("/ledger?")
        .doesNotContain("canario");
  }

  @Test
  void namesTheVariableOrFileOfEachSecret() throws Exception {
    assertThat(shown())
        .containsEntry("accounts.demo.password", "env:CANARY")
        .containsEntry("database.password", "env:CANARY_IN_A_FILE_FILE")
        .containsEntry("dealers.norte.google-form-key", "file:key")
        .containsEntry("camel.component.http.ssl-password", "••••••")
        .containsEntry("camel.component.jms.password", "{{env:CANARY}}");
  }

  private Map<String, String> shown() throws Exception {
    Files.writeString(directory.resolve("key"), "canario-key");
    Files.writeString(
        directory.resolve("application.properties"),
        """
        sml.late-commit-window = 90s
        database.url = jdbc:postgresql://db.example/ledger?user=a&password=canario-url
        database.password = env:CANARY_IN_A_FILE
        ops.viewer-token = env:CANARY_1
        ops.operator-token = env:CANARY_2
        camel.main.name = otro
        camel.component.http.ssl-password = canario-camel
        camel.component.jms.password = {{env:CANARY}}
        """);
    Files.writeString(
        directory.resolve("dealers.yaml"),
        """
        accounts:
          demo:
            base-url: https://sml.example
            username: demo
            password: env:CANARY
        dealers:
          norte:
            account: demo
            source: 7
            google-form-key: file:key
            inboxes:
              - host: imap.example
                username: leads@norte.example
                password: env:CANARY
                initial-read: 2026-01-02
              - host: outlook.example
                username: otros@norte.example
                sign-in:
                  provider: microsoft
                  tenant: norte.example
                  client-id: app
                  client-secret: env:CANARY
        """);
    Configuration configuration =
        Configuration.load(
            directory,
            Map.of(
                "CANARY", "canario",
                "CANARY_IN_A_FILE_FILE", "key",
                "CANARY_1", "canario-3fT9qLx7WzKd2MvR8sYb5NpG-1",
                "CANARY_2", "canario-3fT9qLx7WzKd2MvR8sYb5NpG-2"));
    return ShownConfiguration.of(configuration).values().stream()
        .flatMap(List::stream)
        .collect(
            Collectors.toMap(
                ShownConfiguration.Entry::key, entry -> String.valueOf(entry.value())));
  }
}

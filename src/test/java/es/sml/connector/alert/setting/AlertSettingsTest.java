package es.sml.connector.alert.setting;

import static es.sml.connector.alert.AlertSamples.KEY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import es.sml.connector.alert.AlertRule;
import es.sml.connector.alert.AlertSamples;
import es.sml.connector.config.file.ConfigurationException;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlertSettingsTest {
  private static final Map<String, String> SECRETS =
      Map.of(
          "URL", "https://hooks.example/geheim",
          "PLAIN", "hooks geheim",
          "TOKEN", "123:geheim",
          "WRONG", "geheim/../x",
          "KEY", KEY);

  private static AlertSettings read(String yaml) {
    return AlertSamples.settings(yaml.replace("\\n", "\n"), SECRETS);
  }

  @Test
  void anEmptyFileIsLikeNone() {
    assertThat(read("")).isEqualTo(AlertSettings.none());
    assertThat(AlertSettings.none().rules().hold(AlertRule.DISK)).isEqualTo(Duration.ofMinutes(2));
    assertThat(AlertSettings.none().language()).isEqualTo(AlertLanguage.ES);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "language: fr | language: expected one of es, en",
        "time-zone: Madrid | time-zone: time-zone must be a time zone",
        "channels: {a: {}} | channels.a: needs exactly one of",
        "channels: {a: {slack: 'env:URL', teams: 'env:URL'}} | channels.a: needs exactly one of",
        "channels: {A: {slack: 'env:URL'}} | channels: channels must have names",
        "channels: {a: {slack: 'https://x.example'}} | channels.a.slack: no secret may stand",
        "channels: {a: {teams: 'env:PLAIN'}} | teams must be https://HOST/",
        "channels: {a: {mail: {from: x@y.example, to: [z@y.example]}}} | mail-server is missing",
        "channels: {a: {mail: {from: x, to: []}}} | from must be an e-mail address",
        "channels: {a: {telegram: {token: 'env:WRONG', chat: '1'}}} | token must be the token",
        "channels: {a: {webhook: {url: 'ftp://x.example', secrets: ['env:KEY']}}} | url must be https",
        "channels: {a: {webhook: {url: 'https://x.example'}}} | secrets is missing",
        "channels: {a: {webhook: {url: 'https://x.example', secrets: ['env:URL']}}} | whsec_",
        "mail-server: {host: x.example, tls: none, username: a, password: 'env:KEY'} | tls: tls must be",
        "mail-server: {host: x.example, username: a} | belong together",
        "mail-server: {host: x.example, port: 0} | port must be from 1 to 65535",
        "send: [{to: [b]}] | send: send names the channel b",
        "send: [{to: []}] | to has no channel",
        "send: [{to: [b], quiet-hours: 22-8}] | quiet-hours must be two times",
        "send: [{to: [b], quiet-hours: 22:00-22:00}] | quiet-hours must be two times",
        "send: [{to: [b], escalate-after: 5m}] | belong together",
        "send: [{to: [b], rules: [mailboxes]}] | expected one of account, mailbox",
        "rules: {disk: {limit: 100}} | limit must be from 1 to 99",
        "rules: {disk: {limits: 1}} | unknown key",
        "dates: [{name: x, ends: tomorrow}] | ends must be a day",
      })
  void refusesAMistakeWithoutASecret(String yaml, String reason) {
    assertThatThrownBy(() -> read(yaml))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining(reason)
        .hasMessageNotContaining("geheim");
  }

  @Test
  void noSettingPrintsASecret() {
    AlertSettings settings =
        read(
            "channels: {a: {slack: 'env:URL'}, b: {telegram: {token: 'env:TOKEN', chat: '1'}}}\\n"
                + "send: [{to: [a]}]");
    assertThat(settings.toString()).contains("******").doesNotContain("geheim");
  }

  @ParameterizedTest
  @CsvSource({
    "22:00-08:00, 22:00, true",
    "22:00-08:00, 23:59, true",
    "22:00-08:00, 00:00, true",
    "22:00-08:00, 07:59, true",
    "22:00-08:00, 08:00, false",
    "22:00-08:00, 21:59, false",
    "13:00-15:00, 14:00, true",
    "13:00-15:00, 15:00, false",
    "13:00-15:00, 00:00, false",
  })
  void knowsTheQuietHours(String hours, LocalTime time, boolean quiet) {
    assertThat(QuietHours.of(hours).contain(time)).isEqualTo(quiet);
  }
}

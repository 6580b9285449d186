package es.sml.connector.runtime.alert;

import static org.assertj.core.api.Assertions.assertThat;

import es.sml.connector.alert.AlertRule;
import es.sml.connector.alert.Condition;
import es.sml.connector.alert.Severity;
import es.sml.connector.alert.setting.AlertSettings;
import es.sml.connector.config.Configuration;
import es.sml.connector.config.WrittenConfiguration;
import es.sml.connector.inbox.MailCertificate;
import es.sml.connector.language.LocalizedText;
import es.sml.connector.ops.health.StatusReport;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConditionsTest {
  private static final Locale SPANISH = Locale.forLanguageTag("es");
  private static final Instant NOW = Instant.parse("2026-11-29T10:00:00Z");

  @TempDir private Path directory;

  @ParameterizedTest
  @CsvSource({
    "account-main, ACCOUNT, main, account-, norte",
    "mailbox-norte/a@imap.example/INBOX, MAILBOX, norte/a@imap.example/INBOX, imap.example, norte",
    "mailbox-norte/a/INBOX, MAILBOX, norte/a/INBOX, mailbox-, norte",
    "crm-norte, CRM, norte, crm-, norte",
    "channel-norte/web, CHANNEL, norte/web, channel-, norte",
    "fetch-norte.ads, CHANNEL, norte.ads, fetch-, norte",
    "drop-folder-norte, DROP_FOLDER, norte, drop-folder-, norte",
    "dealer-norte, COMPONENT, dealer-norte, dealer-, norte",
    "silence-norte, COMPONENT, silence-norte, silence-, norte",
    "status-sync-main, COMPONENT, status-sync-main, status-sync-, norte",
    "broker, COMPONENT, broker, broker, ",
    "crm-other, CRM, other, crm-, ",
  })
  void readsAComponentByItsName(
      String component, AlertRule rule, String subject, String group, String dealer) {
    ComponentConditions conditions =
        new ComponentConditions(new WrittenConfiguration(directory).load().dealers());
    Condition found =
        conditions.of(
            new StatusReport.Unhealthy(
                component, false, new LocalizedText("a.code", "why", List.of())));
    assertThat(found.rule()).isEqualTo(rule);
    assertThat(found.subject()).isEqualTo(subject);
    assertThat(found.group()).isEqualTo(group);
    assertThat(String.join(",", found.dealers())).isEqualTo(dealer == null ? "" : dealer);
    assertThat(found.severity()).isEqualTo(Severity.WARNING);
    assertThat(found.code()).isEqualTo("a.code");
    assertThat(
            conditions
                .of(new StatusReport.Unhealthy(component, true, LocalizedText.untranslated("why")))
                .severity())
        .isEqualTo(Severity.CRITICAL);
  }

  private static List<AlertRule> limits(Duration oldest, long parked, Long dead) {
    return new LimitConditions(AlertSettings.none(), NOW)
            .of(
                new LimitConditions.Numbers(
                    oldest == null ? null : NOW.minus(oldest), parked, dead, new File("/nowhere")))
            .stream()
            .map(Condition::rule)
            .toList();
  }

  @Test
  void comparesNumbersWithTheirLimits() {
    assertThat(limits(null, 0, 0L)).isEmpty();
    assertThat(limits(Duration.ofMinutes(15), 0, 0L)).isEmpty();
    assertThat(limits(Duration.ofMinutes(16), 0, 0L)).containsExactly(AlertRule.OLDEST_LEAD);
    assertThat(limits(null, 1, 0L)).containsExactly(AlertRule.PARKED_LEADS);
    assertThat(limits(null, 0, 1L)).containsExactly(AlertRule.DEAD_LETTERS);
    assertThat(limits(null, 0, null)).isEmpty();
  }

  @Test
  void countsParkedLeadsAndDeadLetters() {
    assertThat(
            new LimitConditions(AlertSettings.none(), NOW)
                .of(new LimitConditions.Numbers(null, 7, 9L, new File("/nowhere"))))
        .extracting(Condition::number)
        .containsExactly(7L, 9L);
  }

  @Test
  void comparesTheDiskWithItsLimit() {
    File full =
        new File("/data") {
          private static final long serialVersionUID = 1L;

          @Override
          public long getTotalSpace() {
            return 1000L << 20;
          }

          @Override
          public long getUsableSpace() {
            return 40L << 20;
          }
        };
    assertThat(
            new LimitConditions(AlertSettings.none(), NOW)
                .of(new LimitConditions.Numbers(null, 0, 0L, full)))
        .singleElement()
        .satisfies(
            found -> {
              assertThat(found.severity()).isEqualTo(Severity.CRITICAL);
              assertThat(found.reason(SPANISH)).isEqualTo("Queda libre el 4 % (40 MB).");
            });
  }

  @ParameterizedTest
  @CsvSource({
    "10, 3, 100, 0, true",
    "10, 2, 100, 0, false",
    "20, 5, 100, 0, false",
    "10, 4, 100, 30, false",
    "10, 6, 100, 30, true",
    "5, 5, 0, 0, true",
  })
  void findsAJumpOfTheShare(
      long lately, long latelyFailed, long before, long beforeFailed, boolean jump) {
    assertThat(
            new LayoutConditions.Share("norte", "MAIL", lately, latelyFailed, before, beforeFailed)
                .hasJumped(30))
        .isEqualTo(jump);
  }

  @Test
  void findsWhatEndsSoon() throws Exception {
    WrittenConfiguration written = new WrittenConfiguration(directory);
    Files.writeString(
        directory.resolve("alerts.yaml"),
        """
        language: en
        time-zone: UTC
        dates:
          - {name: secret, ends: 2026-12-13}
          - {name: token, ends: 2026-12-01}
          - {name: later, ends: 2026-12-14}
        """);
    List<Condition> found =
        new EndingConditions(
                written.load(),
                Map.of(
                    "dealers.a.channels.b.linkedin.token", NOW.plus(Duration.ofDays(13)),
                    "dealers.a.channels.c.linkedin.token", NOW.plus(Duration.ofDays(15))),
                NOW)
            .all();
    assertThat(found)
        .extracting(Condition::subject)
        .containsExactly("dealers.a.channels.b.linkedin.token", "secret", "token");
    assertThat(found)
        .extracting(Condition::severity)
        .containsExactly(Severity.WARNING, Severity.WARNING, Severity.CRITICAL);
    assertThat(found.get(1).reason(Locale.ENGLISH)).isEqualTo("Its last day is 2026-12-13.");
    assertThat(found.get(1).code()).isEqualTo("reason.ending");
  }

  @Test
  void findsTheCertificatesOfTheBrokerAndOfMailboxesThatEndSoon() throws Exception {
    MailCertificate certificate = MailCertificate.make(directory);
    Path pem = directory.resolve("broker.pem");
    Files.writeString(
        pem, Files.readString(certificate.server()) + Files.readString(certificate.key()));
    WrittenConfiguration written =
        new WrittenConfiguration(directory)
            .application("broker.acceptor=127.0.0.1:61616\nbroker.ssl-keystore=" + pem + "\n")
            .dealers(
                WrittenConfiguration.SOUND_DEALERS
                    + """
                    \
                        inboxes:
                          - {host: imap.example, username: a, password: "env:MAIL_PASSWORD",
                             trusted-certificates: "%1$s"}
                          - {host: imap.example, username: b, password: "env:MAIL_PASSWORD",
                             trusted-certificates: "%1$s"}
                    """
                        .formatted(certificate.authority()));
    Configuration configuration = written.load();
    Instant now = Instant.now(); // the certificates end in 30 days
    assertThat(new EndingConditions(configuration, Map.of(), now).all()).isEmpty();
    assertThat(new EndingConditions(configuration, Map.of(), now.plus(Duration.ofDays(20))).all())
        .extracting(Condition::subject)
        .containsExactly(
            "broker.ssl-keystore " + pem,
            "inboxes.trusted-certificates " + certificate.authority());

    Files.writeString(pem, "");
    assertThat(new EndingConditions(configuration, Map.of(), now).all())
        .singleElement()
        .satisfies(
            fault -> {
              assertThat(fault.reason(SPANISH)).startsWith("ssl-keystore " + pem + " no es PEM");
              assertThat(fault.code()).isEqualTo("broker.keystore-password");
            });
  }
}

package es.sml.connector.config;

import static org.assertj.core.api.Assertions.assertThat;

import es.sml.connector.broker.setting.BrokerSettings;
import es.sml.connector.callback.CallbackSettings;
import es.sml.connector.database.DatabaseSettings;
import es.sml.connector.deliver.DeliverSettings;
import es.sml.connector.deliver.SearchFirst;
import es.sml.connector.door.DoorSettings;
import es.sml.connector.intake.IntakeSettings;
import es.sml.connector.mail.OutgoingMailServer;
import es.sml.connector.ops.access.OidcSettings;
import es.sml.connector.ops.access.OpsSettings;
import es.sml.connector.ops.logging.LogSettings;
import es.sml.connector.ops.retention.RetentionSettings;
import es.sml.connector.parse.setting.ParseSettings;
import es.sml.connector.reply.ReplySettings;
import es.sml.connector.report.ReportSettings;
import es.sml.connector.setting.ByteSize;
import es.sml.connector.setting.Secret;
import es.sml.connector.sml.SmlSettings;
import es.sml.connector.status.StatusSettings;
import es.sml.connector.trace.TraceSettings;
import java.lang.reflect.RecordComponent;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {
  private static final String EVERY_KEY =
      """
      data-directory=/srv/sml
      sml.connect-timeout=1s
      sml.read-timeout=2s
      sml.request-timeout=3s
      sml.late-commit-window=4m
      sml.login-backoff=5s
      sml.check-interval=54s
      sml.probe-interval=600ms
      sml.reference-refresh-interval=7h
      sml.page-size=8
      sml.phone-format=e164
      sml.max-pause=9m
      intake.max-message-size=9KB
      intake.non-persistent=refuse
      parse.non-leads=dead-letter
      parse.unsure=hold
      parse.max-text = 23KB
      deliver.max-attempts=11
      deliver.breaker-threshold=12
      deliver.search-first=never
      status.schedule=0 0 4 * * ?
      status.parallel-pages=19
      status.history-sample-percent=23
      reply.interval=13s
      callback.interval=20s
      callback.timeout=21s
      callback.retry-period=22h
      callback.longest-pause=24m
      callback.allowed-hosts=crm.example, *.sur.example
      callback.private-networks=10.0.0.0/8,fd00::/8
      door.enabled=true
      door.host=0.0.0.0
      door.port=16
      door.trusted-proxies=10.0.0.0/8, 192.168.1.1
      door.public-url=https://leads.example
      door.max-request-size=2MB
      door.request-timeout=24s
      broker.acceptor=127.0.0.1:61616
      broker.min-free-disk=1GB
      broker.queue-limit=512MB
      database.url=jdbc:sqlite:/srv/ledger.db
      database.pool-size=14
      ops.enabled=false
      ops.host=0.0.0.0
      ops.port=15
      ops.public-host=https://ops.example, 10.1.2.3:80
      ops.oidc.issuer=https://id.example/realms/group
      ops.oidc.name=Group
      ops.oidc.client-id=console
      ops.oidc.scopes=openid offline_access
      ops.oidc.groups-claims=roles, email
      ops.oidc.viewer-groups=viewers
      ops.oidc.operator-groups=operators, ana@id.example
      ops.oidc.device-client-id=terminal
      retention.schedule=0 0 5 * * ?
      retention.dead-letters=16d
      retention.non-leads=10d
      retention.personal-data=17d
      retention.events=2001
      retention.replies=19d
      retention.audit=18d
      retention.command-replies=6d
      retention.processed-files=20d
      log.format=json
      reload.interval=20s
      report.time-zone=Atlantic/Canary
      report.recipients=a@dealer.example, b@dealer.example
      report.daily=0 0 8 * * ?
      report.weekly=0 0 9 ? * MON
      report.language=en
      report.mail-host=mail.example
      report.mail-port=25
      report.mail-security=none
      report.mail-username=connector
      report.mail-password=env:SML_PASSWORD
      report.mail-from=leads@dealer.example
      trace.endpoint=https://traces.example
      trace.sample-percent=21
      """;

  @TempDir Path directory;
  private WrittenConfiguration written;

  @BeforeEach
  void writeASoundConfiguration() {
    written = new WrittenConfiguration(directory);
  }

  @Test
  void defaultsOfAnEmptyFile() {
    assertThat(written.settings(""))
        .isEqualTo(
            new Settings(
                directory.resolveSibling("data"),
                new SmlSettings(
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(15),
                    Duration.ofSeconds(20),
                    Duration.ofSeconds(60),
                    Duration.ofSeconds(30),
                    Duration.ofMinutes(5),
                    Duration.ofSeconds(5),
                    Duration.ofHours(6),
                    100,
                    SmlSettings.PhoneFormat.NATIONAL,
                    Duration.ofHours(1)),
                new IntakeSettings(ByteSize.ofMegabytes(25), IntakeSettings.NonPersistent.ACCEPT),
                DoorSettings.DEFAULT,
                new ParseSettings(
                    ParseSettings.NonLeads.KEEP,
                    ParseSettings.Unsure.DELIVER,
                    ByteSize.ofMegabytes(5)),
                new DeliverSettings(10, 5, SearchFirst.AUTO),
                new StatusSettings("0 0/5 * * * ?", 4, 1),
                new ReplySettings(Duration.ofSeconds(1)),
                new CallbackSettings(
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(10),
                    Duration.ofDays(1),
                    Duration.ofMinutes(15),
                    "",
                    ""),
                new BrokerSettings(
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    ByteSize.ofMegabytes(256),
                    ByteSize.ofMegabytes(1024),
                    false),
                new DatabaseSettings(null, null, null, 4),
                new OpsSettings(true, "127.0.0.1", 8077, "", null, null, null),
                new RetentionSettings(
                    "0 30 3 * * ?",
                    Duration.ofDays(90),
                    Duration.ofDays(30),
                    Duration.ofDays(365),
                    100_000,
                    Duration.ofDays(7),
                    Duration.ofDays(7),
                    Duration.ofDays(30),
                    Duration.ofDays(730)),
                new LogSettings(LogSettings.Format.TEXT),
                new ReloadSettings(Duration.ofSeconds(2)),
                ReportSettings.DEFAULT,
                new TraceSettings(null, 100)));
  }

  @Test
  void readsEveryKey() {
    assertThat(written.settings(EVERY_KEY))
        .isEqualTo(
            new Settings(
                Path.of("/srv/sml"),
                new SmlSettings(
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(2),
                    Duration.ofSeconds(3),
                    Duration.ofMinutes(4),
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(54),
                    Duration.ofMillis(600),
                    Duration.ofHours(7),
                    8,
                    SmlSettings.PhoneFormat.E164,
                    Duration.ofMinutes(9)),
                new IntakeSettings(new ByteSize(9 * 1024), IntakeSettings.NonPersistent.REFUSE),
                new DoorSettings(
                    true,
                    "0.0.0.0",
                    16,
                    null,
                    null,
                    "10.0.0.0/8, 192.168.1.1",
                    "https://leads.example",
                    ByteSize.ofMegabytes(2),
                    Duration.ofSeconds(24)),
                new ParseSettings(
                    ParseSettings.NonLeads.DEAD_LETTER,
                    ParseSettings.Unsure.HOLD,
                    new ByteSize(23 * 1024)),
                new DeliverSettings(11, 12, SearchFirst.NEVER),
                new StatusSettings("0 0 4 * * ?", 19, 23),
                new ReplySettings(Duration.ofSeconds(13)),
                new CallbackSettings(
                    Duration.ofSeconds(20),
                    Duration.ofSeconds(21),
                    Duration.ofHours(22),
                    Duration.ofMinutes(24),
                    "crm.example, *.sur.example",
                    "10.0.0.0/8,fd00::/8"),
                new BrokerSettings(
                    null,
                    null,
                    null,
                    "127.0.0.1:61616",
                    null,
                    null,
                    ByteSize.ofMegabytes(1024),
                    ByteSize.ofMegabytes(512),
                    false),
                new DatabaseSettings("jdbc:sqlite:/srv/ledger.db", null, null, 14),
                new OpsSettings(
                    false,
                    "0.0.0.0",
                    15,
                    "https://ops.example, 10.1.2.3:80",
                    null,
                    null,
                    new OidcSettings(
                        URI.create("https://id.example/realms/group"),
                        "Group",
                        "console",
                        null,
                        "openid offline_access",
                        "roles, email",
                        "viewers",
                        "operators, ana@id.example",
                        "terminal",
                        null)),
                new RetentionSettings(
                    "0 0 5 * * ?",
                    Duration.ofDays(16),
                    Duration.ofDays(10),
                    Duration.ofDays(17),
                    2001,
                    Duration.ofDays(19),
                    Duration.ofDays(6),
                    Duration.ofDays(20),
                    Duration.ofDays(18)),
                new LogSettings(LogSettings.Format.JSON),
                new ReloadSettings(Duration.ofSeconds(20)),
                new ReportSettings(
                    "Atlantic/Canary",
                    "a@dealer.example, b@dealer.example",
                    "0 0 8 * * ?",
                    "0 0 9 ? * MON",
                    ReportSettings.Language.EN,
                    "mail.example",
                    25,
                    OutgoingMailServer.Security.NONE,
                    "connector",
                    new Secret(WrittenConfiguration.SECRET),
                    "leads@dealer.example"),
                new TraceSettings("https://traces.example", 21)));
  }

  @Test
  void readsEveryKeyOfAnExternalBroker() {
    assertThat(
            written
                .settings(
                    """
                    broker.url=tcp://artemis.example:61616
                    broker.username=sml
                    broker.password=env:SML_PASSWORD
                    broker.trust-unknown-users=true
                    """)
                .broker())
        .isEqualTo(
            new BrokerSettings(
                "tcp://artemis.example:61616",
                "sml",
                new Secret(WrittenConfiguration.SECRET),
                null,
                null,
                null,
                ByteSize.ofMegabytes(256),
                null,
                true));
  }

  @Test
  void theTestsAboveCoverEverySetting() {
    Settings all = written.settings(EVERY_KEY);
    List<String> byDefault = new ArrayList<>();
    collectEqual("", all, written.settings(""), byDefault);
    assertThat(byDefault)
        .containsExactlyInAnyOrder(
            ".door.certificate",
            ".door.key",
            ".broker.url",
            ".broker.username",
            ".broker.password",
            ".broker.sslKeystore",
            ".broker.sslKeystorePassword",
            ".broker.trustUnknownUsers",
            ".database.username",
            ".database.password",
            ".ops.viewerToken",
            ".ops.operatorToken",
            ".ops.oidc.clientSecret",
            ".ops.oidc.deviceClientSecret");
  }

  @Test
  void keepsCamelsOwnKeysForCamel() {
    Properties camel =
        written.application("camel.main.name=x\ncamel.health.enabled=true\n").load().camel();
    assertThat(camel)
        .containsOnly(entry("camel.main.name", "x"), entry("camel.health.enabled", "true"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "sml.connect-timeout=0s | sml.connect-timeout must be longer than zero",
        "sml.read-timeout=0s | sml.read-timeout must be longer than zero",
        "sml.request-timeout=0ms | sml.request-timeout must be longer than zero",
        "sml.request-timeout=26s | sml.request-timeout must be at most 25s: a stop waits 30 s for requests under way",
        "sml.late-commit-window=0s | sml.late-commit-window must be longer than zero",
        "sml.login-backoff=0s | sml.login-backoff must be longer than zero",
        "sml.probe-interval=0s | sml.probe-interval must be longer than zero",
        "sml.max-pause=0s | sml.max-pause must be longer than zero",
        "sml.reference-refresh-interval=0s | sml.reference-refresh-interval must be longer than zero",
        "sml.page-size=0 | sml.page-size must be from 1 to 1000, was 0",
        "sml.page-size=1001 | sml.page-size must be from 1 to 1000, was 1001",
        "sml.page-size=ten | sml.page-size expected a whole number",
        "sml.page-size=2.5 | sml.page-size expected a whole number",
        "sml.page-size=99999999999 | sml.page-size expected a whole number",
        "sml.late-commit-window=60 | sml.late-commit-window expected a time with its unit (ms, s, m, h, d): 20s",
        "sml.late-commit-window=60 segundos | sml.late-commit-window expected a time with its unit (ms, s, m, h, d): 20s",
        "intake.max-message-size=25 | intake.max-message-size expected a size with its unit (B, KB, MB, GB): 512MB",
        "intake.max-message-size=999999999999999GB | intake.max-message-size expected a size with its unit (B, KB, MB, GB): 512MB",
        "deliver.max-attempts=0 | deliver.max-attempts must be from 1 to 1000, was 0",
        "deliver.breaker-threshold=1001 | deliver.breaker-threshold must be from 1 to 1000, was 1001",
        "report.recipients=foo | report.recipients recipients must be e-mail addresses, separated by commas; foo is none",
        "status.schedule=every day | status.schedule must be a Quartz cron expression such as 0 30 3 * * ?",
        "status.schedule=0 0 2 30 2 ? | status.schedule never comes, as 30 February or a year in the past: correct its day, month or year",
        "retention.schedule=0 0 2 30 2 ? | retention.schedule never comes, as 30 February or a year in the past: correct its day, month or year",
        "report.daily=0 0 7 31 2 ? | report.daily never comes, as 30 February or a year in the past: correct its day, month or year",
        "report.weekly=0 0 7 1 1 ? 2020 | report.weekly never comes, as 30 February or a year in the past: correct its day, month or year",
        "parse.non-leads=move | parse.non-leads expected one of keep, dead-letter, discard",
        "parse.unsure=wait | parse.unsure expected one of deliver, hold",
        "sml.phone-format=E.164 | sml.phone-format expected one of national, e164; did you mean e164?",
        "reply.interval=0s | reply.interval must be longer than zero",
        "door.port=65536 | door.port must be from 0 to 65535, was 65536",
        "door.certificate=absent.pem | door.certificate certificate absent.pem must be a PEM file: the file does not exist; a relative path begins at the connector's working directory",
        "door.key=key.pem | door.key key needs certificate, too",
        "door.public-url=leads.example | door.public-url public-url must be a scheme and a host, such as https://leads.dealer.example",
        "door.max-request-size=11MB | door.max-request-size max-request-size must be at most 10MB",
        "broker.url=vm://0 | broker.url must be tcp://HOST:61616 or (tcp://HOST:61616,tcp://HOST:61616), with or without ?…",
        "broker.url=tcp://x:1 tcp://y:1 | broker.url must be tcp://HOST:61616 or (tcp://HOST:61616,tcp://HOST:61616), with or without ?…",
        "broker.url=tcp://x:1 | broker.url needs username and password, too",
        "broker.url=tcp://x:1,tcp://y:1 | broker.url must be tcp://HOST:61616 or (tcp://HOST:61616,tcp://HOST:61616), with or without ?…",
        "broker.url=tcp://x | broker.url must be tcp://HOST:61616 or (tcp://HOST:61616,tcp://HOST:61616), with or without ?…",
        "broker.url=(tcp://x:1,y:1) | broker.url must be tcp://HOST:61616 or (tcp://HOST:61616,tcp://HOST:61616), with or without ?…",
        "broker.url=tcp://x:1?sslEnable=true | broker.url has the option sslEnable, which Artemis's client does not know; did you mean sslEnabled?",
        "broker.url=(tcp://x:1,tcp://y:1?tcpNodelay=true)?ha=true | broker.url has the option tcpNodelay, which Artemis's client does not know; did you mean tcpNoDelay?",
        "broker.url=tcp://x:1?sslEnabled=true&trustStorePath=absent.pem | broker.url names the file absent.pem as trustStorePath, which does not exist or cannot be read; correct the path or its permissions. A relative path begins at the connector's working directory",
        "broker.url=(tcp://x:1,tcp://y:1?tcpNoDelay=true)?ha=true&connectionTTL=9000&sslEnabled=true&useTopologyForLoadBalancing=false | broker.url needs username and password, too",
        "broker.acceptor=61616 | broker.acceptor must be HOST:PORT, such as 127.0.0.1:61616",
        "broker.acceptor=0.0.0.0:61616 | broker.acceptor acceptor is open to other machines and needs TLS: set broker.ssl-keystore, or use 127.0.0.1",
        "broker.ssl-keystore=key.pem | broker.ssl-keystore ssl-keystore needs acceptor, too",
        "broker.ssl-keystore-password=env:SML_PASSWORD | broker.ssl-keystore-password ssl-keystore-password needs ssl-keystore, too",
        "broker.queue-limit=1MB | broker.queue-limit queue-limit must be 64MB or more",
        "retention.non-leads=0s | retention.non-leads must be longer than zero",
        "retention.replies=0s | retention.replies must be longer than zero",
        "database.url=jdbc:h2:mem | database.url must begin with jdbc:postgresql: or jdbc:sqlite:",
        "database.url=jdbc:postgresql://x:port/sml | database.url must be jdbc:postgresql://HOST:5432/NAME, with or without ?…",
        "database.url=jdbc:postgresql://x/sml?sslmode=verify_full | database.url must have one of these as sslmode: disable, allow, prefer, require, verify-ca, verify-full",
        "database.url=jdbc:postgresql://x/sml?sslMode=verify-full | database.url has the option sslMode, which PostgreSQL's driver does not know; correct its name or remove it",
        "database.url=jdbc:postgresql://x/sml?sslmode=verify-full&sslrootcert=absent.pem | database.url names the file absent.pem as sslrootcert, which does not exist or cannot be read; correct the path or its permissions. A relative path begins at the connector's working directory",
        "database.pool-size=65 | database.pool-size must be from 1 to 64, was 65",
        "ops.port=65536 | ops.port must be from 0 to 65535, was 65536",
        "ops.oidc.issuer=http://id.example | ops.oidc.issuer issuer must be an https URL with a host and no password; http is only allowed to this machine's own addresses",
        "ops.enabled=maybe | ops.enabled expected true or false",
        "trace.endpoint=localhost:4318 | trace.endpoint must begin with http:// or https://",
        "trace.sample-percent=101 | trace.sample-percent must be from 0 to 100, was 101",
        "ops=on | ops expected a block of keys, but there is a single value",
      })
  void refuses(String line, String reason) {
    int space = reason.indexOf(' ');
    String key = reason.substring(0, space);
    written.application("data-directory=data\n" + line + "\n");
    assertThat(written.problems())
        .singleElement()
        .asString()
        .startsWith("application.properties:2: " + key + ": ")
        .endsWith(reason.substring(space + 1));
  }

  @Test
  void refusesAnAcceptorBesideAnExternalBroker() {
    written.application(
        """
        broker.url=tcp://x:1
        broker.username=u
        broker.password=env:SML_PASSWORD
        broker.acceptor=127.0.0.1:1
        """);
    assertThat(written.problems())
        .containsExactly(
            "application.properties:4: broker.acceptor: acceptor is for the embedded broker, and url for an external one: remove one of them");
  }

  private static java.util.Map.Entry<Object, Object> entry(String key, String value) {
    return java.util.Map.entry(key, value);
  }

  private static void collectEqual(String path, Record one, Record other, List<String> equal) {
    for (RecordComponent component : one.getClass().getRecordComponents()) {
      String name = path + "." + component.getName();
      Object a = value(component, one);
      Object b = value(component, other);
      if (a instanceof Record below && !(a instanceof ByteSize)) {
        collectEqual(name, below, (Record) b, equal);
      } else if (java.util.Objects.equals(a, b)) {
        equal.add(name);
      }
    }
  }

  private static Object value(RecordComponent component, Record owner) {
    try {
      return owner == null ? null : component.getAccessor().invoke(owner);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("a record shows its components", e);
    }
  }
}

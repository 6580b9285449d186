package es.sml.connector.config;

import static org.assertj.core.api.Assertions.assertThat;

import es.sml.connector.callback.dispatch.SourceCrm;
import es.sml.connector.deliver.duplicate.DuplicatePolicy;
import es.sml.connector.inbox.Inbox;
import es.sml.connector.inbox.connection.Security;
import es.sml.connector.intake.DealerQueue;
import es.sml.connector.intake.folder.DropFolder;
import es.sml.connector.lead.NameOrId;
import es.sml.connector.setting.Secret;
import es.sml.connector.sml.Account;
import es.sml.connector.sml.SmlOperation;
import es.sml.connector.sml.mapping.DealerMapping;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DealersTest {
  private static final Secret PASSWORD = new Secret(WrittenConfiguration.SECRET);

  private WrittenConfiguration written;

  @BeforeEach
  void writeASoundConfiguration(@TempDir Path directory) {
    written = new WrittenConfiguration(directory);
  }

  @Test
  void readsAUserNameThatHasTheFormOfAnotherValue() {
    for (String name : List.of("off", "00123", "1:30", "2026-11-30", "0x1F")) {
      Dealers dealers =
          written
              .dealers(
                  """
                  accounts:
                    main: {base-url: "https://sml.example", username: %s, password: env:SML_PASSWORD}
                  dealers:
                    norte: {account: main, source: 12, queue: {}}
                  """
                      .formatted(name))
              .load()
              .dealers();
      assertThat(dealers.accounts().get("main").username()).isEqualTo(name);
    }
  }

  @Test
  void defaultsOfWhatIsLeftOut() {
    Dealers dealers =
        written
            .dealers(
                """
                accounts:
                  main:
                    base-url: https://sml.example
                    username: connector
                    password: env:SML_PASSWORD
                dealers:
                  norte:
                    account: main
                    source: 12
                    queue: {}
                    drop-folder:
                      directory: /srv/drop
                    crm: {}
                    inboxes:
                      - host: mail.example
                        username: leads
                        password: env:MAIL_PASSWORD
                      - host: mail.example
                        security: none
                        username: leads
                        folder: Web
                        password: env:MAIL_PASSWORD
                """)
            .load()
            .dealers();

    assertThat(dealers.accounts())
        .containsOnly(
            java.util.Map.entry(
                "main",
                new Account(
                    URI.create("https://sml.example"),
                    Account.Environment.PRODUCTION,
                    "connector",
                    PASSWORD,
                    Account.AuthScheme.AUTO,
                    4,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null)));
    assertThat(dealers.dealers().get("norte"))
        .isEqualTo(
            new Dealer(
                "main",
                NameOrId.ofId(12),
                List.of(),
                null,
                List.of(
                    new Inbox(
                        "mail.example",
                        Inbox.Protocol.IMAP,
                        993,
                        Security.TLS,
                        null,
                        "leads",
                        PASSWORD,
                        null,
                        "INBOX",
                        "Processed",
                        null,
                        null,
                        Duration.ofSeconds(5),
                        Duration.ofMinutes(3),
                        null),
                    new Inbox(
                        "mail.example",
                        Inbox.Protocol.IMAP,
                        143,
                        Security.NONE,
                        null,
                        "leads",
                        PASSWORD,
                        null,
                        "Web",
                        "Processed",
                        null,
                        null,
                        Duration.ofSeconds(5),
                        Duration.ofMinutes(3),
                        null)),
                new DealerQueue(null),
                new DropFolder(
                    Path.of("/srv/drop"), Duration.ofSeconds(2), Duration.ofSeconds(1), null),
                null,
                false,
                new SourceCrm(null, null, null, null, null),
                null,
                null,
                new DuplicatePolicy(DuplicatePolicy.Treatment.CREATE, Duration.ofHours(24)),
                null));
  }

  @Test
  void readsEveryKey() {
    Dealers dealers =
        written
            .dealers(
                """
                accounts:
                  main:
                    base-url: http://127.0.0.1:8099/
                    environment: testing
                    username: connector
                    password: env:SML_PASSWORD
                    auth-scheme: bearer
                    consumers: 7
                    requests-per-minute: 600
                    status-schedule: 0 0/2 * * * ?
                dealers:
                  norte:
                    account: main
                    source: Talleres Norte - web
                    sources:
                      - provider: coches.net
                        source: 31
                      - mailbox: Leads
                        provider: Wallapop
                        source: 32
                    user: ana
                    inboxes:
                      - host: mail.example
                        port: 1143
                        security: starttls
                        username: leads
                        password: env:MAIL_PASSWORD
                        folder: Leads
                        processed-folder: Done
                        poll-interval: 30s
                        idle-refresh: 1m
                    queue:
                      name: norte.in
                    drop-folder:
                      directory: drop/norte
                      poll-interval: 10s
                      stable-for: 3s
                      done-file: "{name}.done"
                    crm:
                      status-queue: norte.out
                    broker-user:
                      username: norte
                      password: env:SML_PASSWORD
                      operations: [get-lead, modify-lead]
                    google-form-key: env:SML_PASSWORD
                    duplicates:
                      policy: note
                      window: 7d
                """)
            .load()
            .dealers();

    assertThat(dealers.accounts().get("main"))
        .isEqualTo(
            new Account(
                URI.create("http://127.0.0.1:8099/"),
                Account.Environment.TESTING,
                "connector",
                PASSWORD,
                Account.AuthScheme.BEARER,
                7,
                600,
                "0 0/2 * * * ?",
                null,
                null,
                null,
                null,
                null));
    assertThat(dealers.accounts().get("main").root()).isEqualTo("http://127.0.0.1:8099");
    assertThat(dealers.dealers().get("norte"))
        .isEqualTo(
            new Dealer(
                "main",
                NameOrId.ofName("Talleres Norte - web"),
                List.of(
                    new DealerMapping.Rule("coches.net", null, null, NameOrId.ofId(31)),
                    new DealerMapping.Rule("Wallapop", "Leads", null, NameOrId.ofId(32))),
                NameOrId.ofName("ana"),
                List.of(
                    new Inbox(
                        "mail.example",
                        Inbox.Protocol.IMAP,
                        1143,
                        Security.STARTTLS,
                        null,
                        "leads",
                        PASSWORD,
                        null,
                        "Leads",
                        "Done",
                        null,
                        null,
                        Duration.ofSeconds(30),
                        Duration.ofMinutes(1),
                        null)),
                new DealerQueue("norte.in"),
                new DropFolder(
                    Path.of("drop/norte"),
                    Duration.ofSeconds(10),
                    Duration.ofSeconds(3),
                    "{name}.done"),
                null,
                false,
                new SourceCrm("norte.out", null, null, null, null),
                new DealerLogin(
                    "norte",
                    PASSWORD,
                    List.of(
                        new AllowedOperation(SmlOperation.GET_LEAD),
                        new AllowedOperation(SmlOperation.MODIFY_LEAD))),
                PASSWORD,
                new DuplicatePolicy(DuplicatePolicy.Treatment.NOTE, Duration.ofDays(7)),
                null));
  }

  @Test
  void queuesAreNamedByTheirDealerUnlessTheyAreNamed() {
    assertThat(new DealerQueue(null).nameFor("norte")).isEqualTo("dealers.norte.leads");
    assertThat(new DealerQueue("q").nameFor("norte")).isEqualTo("q");
    assertThat(new SourceCrm(null, null, null, null, null).statusQueueFor("norte"))
        .isEqualTo("crm.norte.status");
    assertThat(new SourceCrm("q", null, null, null, null).statusQueueFor("norte")).isEqualTo("q");
  }

  @Test
  void readsASecretFromAFileBesideTheConfiguration() {
    written.write("sml.password", WrittenConfiguration.SECRET + "\n");
    Account account =
        written
            .dealers(
                WrittenConfiguration.SOUND_DEALERS.replace("env:SML_PASSWORD", "file:sml.password"))
            .load()
            .dealers()
            .accounts()
            .get("main");
    assertThat(account.password()).isEqualTo(PASSWORD);
  }

  @Test
  void readsADealersOwnAddressesAndName() {
    Dealer dealer =
        written
            .dealers(
                """
                accounts:
                  main:
                    base-url: https://sml.example
                    username: connector
                    password: env:SML_PASSWORD
                dealers:
                  norte:
                    account: main
                    source: Autos Norte - WEB - MAIL
                    inboxes:
                      - host: mail.example
                        username: Ventas@autosnorte.example
                        password: env:MAIL_PASSWORD
                """)
            .load()
            .dealers()
            .dealers()
            .get("norte");
    assertThat(dealer.addresses()).containsExactly("ventas@autosnorte.example");
    assertThat(dealer.names()).containsExactly("Autos Norte");
  }
}

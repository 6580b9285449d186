package es.sml.connector.config.file;

import static org.assertj.core.api.Assertions.assertThat;

import es.sml.connector.config.WrittenConfiguration;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigurationExceptionTest {
  private static final String ACCOUNT =
      """
      accounts:
        main:
          base-url: https://sml.example
          username: connector
          password: env:SML_PASSWORD
      """;

  private Path directory;
  private WrittenConfiguration written;

  @BeforeEach
  void writeASoundConfiguration(@TempDir Path temporary) {
    directory = temporary;
    written = new WrittenConfiguration(temporary);
  }

  @Test
  void aDropFolderBelongsToOneDealer() throws Exception {
    Path folder = Files.createDirectory(directory.resolve("drop"));
    Files.createSymbolicLink(directory.resolve("link"), folder);
    written.dealers(
        ACCOUNT
            + """
            dealers:
              norte: {account: main, source: 1, drop-folder: {directory: "%1$s/drop/in"}}
              este: {account: main, source: 1, drop-folder: {directory: "%1$s/drop/other"}}
              sur: {account: main, source: 1, drop-folder: {directory: "%1$s/./link/in"}}
            """
                .formatted(directory));
    assertThat(written.problems())
        .containsExactly(
            "dealers.yaml:9: dealers.sur.drop-folder.directory: is already the drop folder of"
                + " norte: choose another folder for one of them");
  }

  @Test
  void aDropFolderIsNotWhereAnotherPutsItsReadFiles() throws Exception {
    Path folder = Files.createDirectory(directory.resolve("drop"));
    Files.createSymbolicLink(directory.resolve("link"), folder);
    written.dealers(
        ACCOUNT
            + """
            dealers:
              este: {account: main, source: 1, drop-folder: {directory: "%1$s/link/in/processed"}}
              norte: {account: main, source: 1, drop-folder: {directory: "%1$s/drop/in"}}
              oeste: {account: main, source: 1, drop-folder: {directory: "%1$s/drop/in/failed/x"}}
              sur: {account: main, source: 1, drop-folder: {directory: "%1$s/drop/in/sur"}}
            """
                .formatted(directory));
    assertThat(written.problems())
        .containsExactly(
            "dealers.yaml:7: dealers.este.drop-folder.directory: is in drop/in/processed, where"
                + " the drop folder of norte puts its read files: choose another folder",
            "dealers.yaml:9: dealers.oeste.drop-folder.directory: is in drop/in/failed, where"
                + " the drop folder of norte puts its read files: choose another folder");
  }

  @Test
  void reportsGoToAddresses() {
    String server = "report.mail-host = mail.example\nreport.mail-from = a@norte.example\n";
    written
        .application(server + "report.recipients = Ana <a@norte.example>, root@localhost\n")
        .load();
    written.application(server + "report.recipients = a@norte.example, a@b@c\n");
    assertThat(written.problems())
        .singleElement()
        .asString()
        .endsWith("recipients must be e-mail addresses, separated by commas; a@b@c is none");
  }

  @Test
  void aDealerHasAMailboxOnce() {
    written.dealers(
        ACCOUNT
            + """
            dealers:
              norte:
                account: main
                source: 1
                inboxes:
                  - {host: mail.example, username: leads@norte.example, password: env:MAIL_PASSWORD}
                  - {host: mail.example, username: leads@norte.example, password: env:MAIL_PASSWORD,
                     folder: Web}
                  - {host: mail.example, username: Leads@norte.example, password: env:MAIL_PASSWORD,
                     folder: Inbox}
              sur:
                account: main
                source: 1
                inboxes:
                  - {host: mail.example, username: leads@norte.example, password: env:MAIL_PASSWORD,
                     folder: Sur}
            """);
    assertThat(written.problems())
        .containsExactly(
            "dealers.yaml:14: dealers.norte.inboxes[2]: has the username Leads@norte.example and"
                + " the folder Inbox, as inboxes[0] has: remove one of them, or read a mailbox of"
                + " another server at another dealer");
  }

  @Test
  void aDropFolderIsOutsideTheDataDirectory() throws Exception {
    written
        .application("data-directory = " + directory + "/data\n")
        .dealers(
            ACCOUNT
                + """
                dealers:
                  norte: {account: main, source: 1, drop-folder: {directory: "%1$s/data/norte"}}
                  sur: {account: main, source: 1, drop-folder: {directory: "%1$s/data-sur"}}
                """
                    .formatted(directory));
    assertThat(written.problems())
        .singleElement()
        .asString()
        .startsWith("dealers.yaml:7: dealers.norte.drop-folder.directory: is in the data directory")
        .endsWith("data: choose a folder outside it");
  }

  @Test
  void aCrmsFolderIsApartFromDropFoldersAndTheDataDirectory() throws Exception {
    written
        .application("data-directory = " + directory + "/data\n")
        .dealers(
            ACCOUNT
                + """
                dealers:
                  a: {account: main, source: 1, drop-folder: {directory: "%1$s/in"}, crm: {folder: "%1$s/in/"}}
                  b: {account: main, source: 1, queue: {}, crm: {folder: "%1$s/in/events"}}
                  c: {account: main, source: 1, queue: {}, crm: {folder: "%1$s/data/crm"}}
                  d: {account: main, source: 1, queue: {}, crm: {folder: "%1$s"}}
                  e: {account: main, source: 1, queue: {}, crm: {folder: "%1$s/in-events"}}
                """
                    .formatted(directory));
    String dropFolder =
        ".crm.folder: is the drop folder of a, or one of them is in the other: choose another"
            + " folder, or events are read as leads";
    String data =
        ".crm.folder: is the data directory data, or one of them is in the other: choose another"
            + " folder, because the CRM must not reach that directory";
    assertThat(written.problems())
        .containsExactly(
            "dealers.yaml:7: dealers.a" + dropFolder,
            "dealers.yaml:8: dealers.b" + dropFolder,
            "dealers.yaml:9: dealers.c" + data,
            "dealers.yaml:10: dealers.d" + dropFolder,
            "dealers.yaml:10: dealers.d" + data);
  }

  @Test
  void aFolderHasAPathThatJavaReads() throws Exception {
    written
        .application("data-directory = ~/data\n")
        .dealers(
            ACCOUNT
                + """
                dealers:
                  a: {account: main, source: 1, drop-folder: {directory: ""}}
                  b: {account: main, source: 1, drop-folder: {directory: "~/in"}}
                  c: {account: main, source: 1, queue: {}, crm: {folder: " "}}
                """);
    assertThat(written.problems())
        .containsExactly(
            "application.properties:1: data-directory: data-directory begins with ~, which only a"
                + " shell replaces: write the whole path, such as /home/leads/in",
            "dealers.yaml:7: dealers.a.drop-folder.directory: directory is needed",
            "dealers.yaml:8: dealers.b.drop-folder.directory: directory begins with ~, which only a"
                + " shell replaces: write the whole path, such as /home/leads/in",
            "dealers.yaml:9: dealers.c.crm.folder: folder is needed");
  }

  @Test
  void aPortBelongsToOneServer() {
    written.application(
        "ops.port = 9000\nbroker.acceptor = localhost:9001\ndoor.enabled = true\ndoor.port = 9000\n");
    assertThat(written.problems())
        .containsExactly(
            "application.properties:4: door.port: 9000 is also the port of ops.port: set another"
                + " port for one of them");
    written.application(
        "broker.acceptor = localhost:9001\ndoor.enabled = true\ndoor.port = 9001\n");
    assertThat(written.problems())
        .containsExactly(
            "application.properties:3: door.port: 9001 is also the port of broker.acceptor: set"
                + " another port for one of them");
  }

  @Test
  void theSamePortOnTwoAddressesOrOfAClosedServerIsFree() {
    written.application("ops.port = 9000\nbroker.acceptor = 127.0.0.2:9000\ndoor.port = 9000\n");
    assertThat(written.load().settings().door().port()).isEqualTo(9000);
  }

  @ParameterizedTest
  @ValueSource(strings = {"application.properties", "dealers.yaml", "alerts.yaml"})
  void aFileInAnotherEncodingIsToBeSavedAsUtf8(String name) throws Exception {
    Files.write(directory.resolve(name), "# Müller\n".getBytes(StandardCharsets.ISO_8859_1));
    assertThat(written.problems())
        .contains(name + ": has bytes that are not UTF-8; save it as UTF-8 in the editor");
  }

  @Test
  void namesTheKeyThatAMisspeltOneResembles() {
    written.application("\n# size of a page\nsml.pagesize=3\n");
    assertThat(written.problems())
        .containsExactly(
            "application.properties:3: sml.pagesize: unknown key; did you mean page-size?");
  }

  @Test
  void namesTheKnownKeysWhereNoneResembles() {
    written.application("ops.colour=red\n");
    assertThat(written.problems())
        .containsExactly(
            "application.properties:1: ops.colour: unknown key; allowed here: enabled, host, oidc, operator-token, port, public-host, viewer-token");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "sml.post-deadline=20s | allowed here: check-interval, connect-timeout,",
        "sml.response-timeout=5s | allowed here: check-interval, connect-timeout,",
        "sml.login-back-off=5s | did you mean login-backoff?",
        "sml.late-commit=60s | did you mean late-commit-window?",
        "sml.reference-refresh=6h | did you mean reference-refresh-interval?",
        "trace.percent=5 | did you mean sample-percent?",
        "foo=2s | allowed here: broker, callback,",
        "reload.every=2s | allowed here: interval",
        "parse.kept-for=30d | allowed here: max-text, non-leads, unsure",
        "status.relay-every=1s | allowed here: history-sample-percent, parallel-pages, schedule",
      })
  void namesTheKeysThatMayStandInPlaceOfAnotherName(String line, String hint) {
    String key = line.substring(0, line.indexOf('='));
    written.application(line + "\n");
    assertThat(written.problems())
        .singleElement()
        .asString()
        .startsWith("application.properties:1: " + key + ": unknown key; " + hint);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "test | ; did you mean testing?",
        "TESTNG | ; did you mean testing?",
        "prod | ; did you mean production?",
        "pruebas | ''",
        "hunter2 | ''",
      })
  void namesTheEnvironmentThatAWrongOneResembles(String value, String hint) {
    written.dealers(
        ACCOUNT
            + "    environment: "
            + value
            + "\ndealers:\n  norte: {account: main, source: 1, queue: {}}\n");
    assertThat(written.problems())
        .containsExactly(
            "dealers.yaml:6: accounts.main.environment: expected one of testing, production"
                + hint);
  }

  @Test
  void namesTheKeysOfADealerInPlaceOfAnotherName() {
    written.dealers(
        ACCOUNT
            + """
            dealers:
              norte:
                account: main
                source: 1
                queue: {}
                repeats:
                  policy: note
            """);
    assertThat(written.problems())
        .containsExactly(
            "dealers.yaml:11: dealers.norte.repeats: unknown key; allowed here: account,"
                + " broker-user, channels, crm, drop-folder, duplicates, google-form-key, groups,"
                + " inboxes, queue, routes, source, sources, user");
  }

  @Test
  void namesAKeyThatAFileSetsTwice() {
    written.application("ops.port=1\nops.port=2\nops.prot=3\n");
    assertThat(written.problems())
        .satisfiesExactly(
            twice ->
                assertThat(twice)
                    .isEqualTo("application.properties:2: ops.port: is set twice in this file"),
            other -> assertThat(other).startsWith("application.properties:3: ops.prot: unknown"));
  }

  @Test
  void namesAKeyBelowOneThatHasAValue() {
    written.application("ops=1\nops.port=2\n");
    assertThat(written.problems())
        .containsExactly(
            "application.properties:2: ops.port: is below a key that has a value: remove one of them",
            "application.properties:1: ops: expected a block of keys, but there is a single value");
  }

  @Test
  void namesAKeyThatIsTwiceInABlock() {
    written.dealers(ACCOUNT + "    username: other\ndealers: {}\n");
    assertThat(written.problems()).containsExactly("dealers.yaml:6: the key username is set twice");
  }

  @Test
  void namesABrokerUserThatIsThereTwice() {
    written.dealers(
        ACCOUNT
            + "dealers:\n"
            + dealer("norte", "programa")
            + dealer("sur", "programa")
            + dealer("este", "connector"));
    assertThat(written.problems())
        .containsExactly(
            "dealers.yaml:26: dealers.este.broker-user.username: username connector is reserved for the connector; choose another name");
    written.dealers(
        ACCOUNT + "dealers:\n" + dealer("norte", "programa") + dealer("sur", "programa"));
    assertThat(written.problems())
        .containsExactly(
            "dealers.yaml:19: dealers.sur.broker-user.username: is already the broker-user of norte: choose another name");
  }

  @Test
  void namesAnOperationThatNoProgramMayHave() {
    written.dealers(
        ACCOUNT
            + "dealers:\n"
            + dealer("norte", "programa")
            + "      operations:\n        - modify-laed\n        - fly-to-the-moon\n        - login\n"
            + "        - list-clients\n");
    assertThat(written.problems())
        .satisfiesExactly(
            misspelt ->
                assertThat(misspelt)
                    .isEqualTo(
                        "dealers.yaml:15: dealers.norte.broker-user.operations[0]: unknown operation; did you mean modify-lead?"),
            unknown ->
                assertThat(unknown)
                    .startsWith(
                        "dealers.yaml:16: dealers.norte.broker-user.operations[1]: unknown operation; allowed here: assign-lead, change-status,"),
            login ->
                assertThat(login)
                    .isEqualTo(
                        "dealers.yaml:17: dealers.norte.broker-user.operations[2]: login is not allowed for a dealer's program: it affects the whole account"),
            clients ->
                assertThat(clients)
                    .isEqualTo(
                        "dealers.yaml:18: dealers.norte.broker-user.operations[3]: list-clients is not allowed for a dealer's program: it affects the whole account"));
  }

  @Test
  void namesAListThatNeedsTheDealersPlaces() {
    written.dealers(
        ACCOUNT
            + "dealers:\n"
            + dealer("norte", "programa")
            + "      operations: [get-lead, list-leads]\n");
    assertThat(written.problems())
        .containsExactly(
            "dealers.yaml:11: dealers.norte.broker-user: broker-user has the operation list-leads, which needs crm.concessionaires: set the dealer's places in SML there");
  }

  private static String dealer(String id, String user) {
    return "  "
        + id
        + ":\n    account: main\n    source: 1\n    queue: {}\n    broker-user:\n      username: "
        + user
        + "\n      password: env:SML_PASSWORD\n";
  }

  @Test
  void namesACertificateFileThatIsMissing() {
    written.dealers(
        ACCOUNT
            + "    trusted-certificates: no-such.pem\n"
            + "dealers:\n  norte:\n    account: main\n    source: 1\n    queue: {}\n");
    assertThat(written.problems())
        .containsExactly(
            "dealers.yaml:6: accounts.main.trusted-certificates: trusted-certificates no-such.pem must be a PEM file: the file does not exist; a relative path begins at the connector's working directory");
  }

  @ParameterizedTest
  @ValueSource(strings = {"accounts: [", "accounts: {main: }}", "accounts:\n\tmain: 1", "a: 'b"})
  void namesTheLineOfBrokenYaml(String yaml) {
    written.dealers(yaml + "\n");
    assertThat(written.problems()).singleElement().asString().matches("dealers.yaml:\\d: .+");
  }

  @Test
  void namesWhatIsMissing() {
    written.dealers(ACCOUNT + "dealers:\n  norte:\n    source: 1\n    queue: {}\n");
    assertThat(written.problems())
        .containsExactly("dealers.yaml:7: dealers.norte: account is needed");
  }

  @Test
  void namesAMissingFile() throws Exception {
    Files.delete(directory.resolve("dealers.yaml"));
    assertThat(written.problems())
        .containsExactly("dealers.yaml: does not exist; check the directory of the configuration");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "# nothing\n", "---\n"})
  void namesWhatAnEmptyFileLacks(String empty) {
    written.dealers(empty);
    assertThat(written.problems()).containsExactly("dealers.yaml: accounts is needed");
  }

  @Test
  void refusesAListInPlaceOfTheWholeFile() {
    written.dealers("- accounts\n");
    assertThat(written.problems())
        .containsExactly("dealers.yaml: expected a block of keys, but there is a list");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"[1, 2] | a list", "text | a single value", "7 | a single value"})
  void refusesAnythingElseInPlaceOfABlock(String value, String kind) {
    written.dealers(ACCOUNT + "dealers:\n  norte: " + value + "\n");
    assertThat(written.problems())
        .containsExactly(
            "dealers.yaml:7: dealers.norte: expected a block of keys, but there is " + kind);
  }

  @Test
  void refusesABlockInPlaceOfAList() {
    written.dealers(
        ACCOUNT
            + "dealers:\n  norte:\n    account: main\n    source: 1\n    inboxes:\n      host: a\n");
    assertThat(written.problems())
        .containsExactly(
            "dealers.yaml:10: dealers.norte.inboxes: expected a list, but there is a block of keys");
  }

  @Test
  void refusesABlockInPlaceOfAValueAndReadsOn() {
    written.application("");
    written.dealers(
        ACCOUNT.replace("password: env:SML_PASSWORD", "password:\n      env: SML_PASSWORD\n")
            + "    consumer: 3\ndealers: {}\n");
    assertThat(written.problems())
        .containsExactly(
            "dealers.yaml:5: accounts.main.password: "
                + "no secret may stand in this file: write env:NAME or file:PATH",
            "dealers.yaml:8: accounts.main.consumer: unknown key; did you mean consumers?");
  }

  @Test
  void namesTheDealerOfAnUnknownAccount() {
    written.dealers(
        ACCOUNT + "dealers:\n  norte:\n    account: mian\n    source: 1\n    queue: {}\n");
    assertThat(written.problems())
        .containsExactly(
            "dealers.yaml:8: dealers.norte.account: "
                + "there is no account mian under accounts; there are main");
  }

  @Test
  void aWrongKeyOfADealerHidesNotItsWrongAccount() {
    written.dealers(
        ACCOUNT
            + "dealers:\n  norte:\n    account: mian\n    source: 1\n    colour: red\n"
            + "    queue: {}\n  sur:\n    account: mina\n  este:\n    account:\n");
    assertThat(written.problems())
        .hasSize(5)
        .anySatisfy(each -> assertThat(each).contains("norte.colour: unknown key"))
        .anySatisfy(each -> assertThat(each).contains("norte.account: there is no account mian"))
        .anySatisfy(each -> assertThat(each).contains("sur.account: there is no account mina"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Norte", "norte.sur", "-norte", "norte sur", "norté", "\"\""})
  void refusesAnIdThatIsNoNameOfAQueue(String id) {
    written.dealers(
        ACCOUNT + "dealers:\n  " + id + ":\n    account: main\n    source: 1\n    queue: {}\n");
    assertThat(written.problems())
        .singleElement()
        .asString()
        .startsWith("dealers.yaml:7: dealers.")
        .endsWith(": an id has only small letters, digits and hyphens");
  }

  @Test
  void refusesEmptyDealersAndAccounts() {
    written.dealers("accounts:\n  main:\ndealers:\n  norte:\n");
    assertThat(written.problems())
        .containsExactly(
            "dealers.yaml:2: accounts.main: the account is empty",
            "dealers.yaml:4: dealers.norte: the dealer is empty");
  }

  @Test
  void refusesAnEmptyItemOfAList() {
    written.dealers(
        ACCOUNT + "dealers:\n  norte:\n    account: main\n    source: 1\n    inboxes:\n      -\n");
    assertThat(written.problems())
        .containsExactly("dealers.yaml:11: dealers.norte.inboxes[0]: is empty");
  }

  @Test
  void refusesADealerWithoutAWayIn() {
    written.dealers(ACCOUNT + "dealers:\n  norte:\n    account: main\n    source: 1\n");
    assertThat(written.problems())
        .containsExactly(
            "dealers.yaml:7: dealers.norte: "
                + "the dealer has no source of leads: set inboxes, queue, drop-folder, channels or routes");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"done", "{name}", "{stem}", "{name}{stem}.ok", "../{name}.ok", "{other}.ok"})
  void refusesADoneFileThatNoFileCanHave(String doneFile) {
    written.dealers(
        ACCOUNT
            + "dealers:\n  norte:\n    account: main\n    source: 1\n    drop-folder:\n"
            + "      directory: drop\n      done-file: '"
            + doneFile
            + "'\n");
    assertThat(written.problems())
        .singleElement()
        .asString()
        .contains("dealers.norte.drop-folder", "done-file must hold {name} or {stem} once");
  }

  @Test
  void namesTheInboxThatIsWrongAmongSeveral() {
    written.dealers(
        ACCOUNT
            + """
            dealers:
              norte:
                account: main
                source: 1
                inboxes:
                  - host: a.example
                    username: a
                    password: env:MAIL_PASSWORD
                  - host: b.example
                    username: b
                    password: env:MAIL_PASSWORD
                    folder: Leads
                    processed-folder: Leads
                  - host: c.example
                    port: 70000
                    username: c
                    password: env:MAIL_PASSWORD
              sur:
                account: main
                source: true
                queue: {}
            """);
    assertThat(written.problems())
        .containsExactly(
            "dealers.yaml:18: dealers.norte.inboxes[1].processed-folder: "
                + "processed-folder must differ from folder",
            "dealers.yaml:20: dealers.norte.inboxes[2].port: port must be from 1 to 65535, was 70000",
            "dealers.yaml:25: dealers.sur.source: expected a number (SML's id) or a name");
  }

  @Test
  void namesARuleForAMailboxThatIsNotThere() {
    written.dealers(
        ACCOUNT
            + """
            dealers:
              norte:
                account: main
                source: 1
                sources:
                  - mailbox: Ventas@norte.example
                    source: 2
                  - provider: coches.net
                    mailbox: leads@norte.example
                    source: 3
                  - channel: web
                    source: 4
                  - channel: shop
                    source: 5
                channels:
                  web: {kind: google, secrets: ['env:MAIL_PASSWORD']}
                inboxes:
                  - host: a.example
                    username: ventas@norte.example
                    password: env:MAIL_PASSWORD
            """);
    assertThat(written.problems())
        .containsExactly(
            "dealers.yaml:14: dealers.norte.sources[1].mailbox: "
                + "none of the dealer's inboxes has the username leads@norte.example",
            "dealers.yaml:18: dealers.norte.sources[3].channel: the dealer has no channel shop");
  }

  @ParameterizedTest
  @CsvSource({
    "source: 2, 'provider, mailbox or channel is needed'",
    "'provider: \"\", source: 2', 'provider, mailbox or channel is needed'",
    "'mailbox: \" \", source: 2', 'provider, mailbox or channel is needed'",
    "'provider: x, mailbox: \"\", source: 2', mailbox is needed",
    "'channel: \"\", source: 2', 'provider, mailbox or channel is needed'",
    "'mailbox: leads, channel: web, source: 2', 'a lead has a mailbox or a channel: write two rules, one with each'",
    "mailbox: leads, source is needed",
  })
  void namesWhatASourceRuleLacks(String rule, String problem) {
    written.dealers(
        ACCOUNT
            + "dealers:\n  norte:\n    account: main\n    source: 1\n    queue: {}\n    sources: [{"
            + rule
            + "}]\n");
    assertThat(written.problems()).singleElement().asString().endsWith(": " + problem);
  }

  @Test
  void namesTheAccountWhoseLastKeyMakesItWrong() {
    written.dealers(
        """
        accounts:
          main:
            base-url: ftp://sml.example
            username: connector
            password: env:SML_PASSWORD
            auth-scheme: token
            consumers: 3
        dealers: {}
        """);
    assertThat(written.problems())
        .containsExactly(
            "dealers.yaml:3: accounts.main.base-url: "
                + "base-url must be https://HOST (or http:// for a test)");
  }

  @Test
  void refusesAnUnknownPolicyForDuplicates() {
    written.dealers(
        ACCOUNT
            + """
            dealers:
              norte:
                account: main
                source: 1
                queue: {}
                duplicates:
                  policy: drop
              sur:
                account: main
                source: 1
                queue: {}
                duplicates:
                  policy: note
                  window: 0s
            """);
    assertThat(written.problems())
        .containsExactly(
            "dealers.yaml:12: dealers.norte.duplicates.policy: expected one of create, note, discard",
            "dealers.yaml:19: dealers.sur.duplicates.window: window must be longer than zero");
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://a.example?x=1", "https://ana:x@a.example"})
  void refusesAnAddressWithAQueryOrAUser(String url) {
    written.dealers(ACCOUNT.replace("https://sml.example", url) + "dealers: {}\n");
    assertThat(written.problems())
        .containsExactly(
            "dealers.yaml:3: accounts.main.base-url: "
                + "base-url must not contain a query or a user");
  }

  @Test
  void namesSeveralProblemsOfBothFilesTogether() {
    written.application("sml.pagesize=3\nops.port=-1\ndatabase.pool-size=x\n");
    written.dealers(
        ACCOUNT.replace("env:SML_PASSWORD", "env:NOT_THERE")
            + "dealers:\n  norte:\n    account: main\n    sauce: 1\n    queue: {}\n");
    assertThat(written.problems())
        .containsExactlyInAnyOrder(
            "application.properties:1: sml.pagesize: unknown key; did you mean page-size?",
            "application.properties:2: ops.port: port must be from 0 to 65535, was -1",
            "application.properties:3: database.pool-size: expected a whole number",
            "dealers.yaml:5: accounts.main.password: the environment variable NOT_THERE is not set"
                + " in this process; set it and start the program again, or use file:PATH",
            "dealers.yaml:9: dealers.norte.sauce: unknown key; did you mean source?",
            "dealers.yaml:7: dealers.norte: source is needed");
  }

  @Test
  void namesTheProblemsItHas() {
    written.application("ops.port=-1\n");
    try {
      written.load();
    } catch (ConfigurationException e) {
      assertThat(e.problems()).hasSize(1);
      Problem problem = e.problems().get(0);
      assertThat(problem.file()).isEqualTo(directory.resolve("application.properties"));
      assertThat(problem.line()).isEqualTo(1);
      assertThat(problem.key()).isEqualTo("ops.port");
      assertThat(problem.reason()).hasToString("port must be from 0 to 65535, was -1");
      return;
    }
    throw new AssertionError("the configuration was taken");
  }

  @Test
  void refusesManyAliases() {
    StringBuilder bomb = new StringBuilder("a0: &a0 [x, x]\n");
    for (int i = 1; i < 30; i++) {
      bomb.append("a%d: &a%d [*a%d, *a%d]\n".formatted(i, i, i - 1, i - 1));
    }
    written.dealers(bomb.toString());
    assertThat(written.problems()).singleElement().asString().contains("aliases");
  }

  @ParameterizedTest
  @CsvSource({"main: *a, 2: accounts.main", "'- *a', 1: accounts[0]"})
  void refusesWhatContainsItself(String yaml, String where) {
    written.dealers("accounts: &a\n  " + yaml + "\n");
    assertThat(written.problems()).containsExactly("dealers.yaml:" + where + ": contains itself");
  }

  @ParameterizedTest
  @ValueSource(strings = {"~: x", "? [a, b]\n: x", "{}: x"})
  void refusesAKeyThatIsNoText(String yaml) {
    written.dealers("accounts: {}\n" + yaml);
    assertThat(written.problems()).containsExactly("dealers.yaml:2: has a key that is not text");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a: \u0001\n", "a: !!java.net.URL [https://x.example]\n"})
  void refusesWhatIsNoPlainYaml(String yaml) {
    written.dealers(yaml);
    assertThat(written.problems()).singleElement().asString().startsWith("dealers.yaml");
  }
}

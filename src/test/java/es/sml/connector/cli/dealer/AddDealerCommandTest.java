package es.sml.connector.cli.dealer;

import static org.assertj.core.api.Assertions.assertThat;

import es.sml.connector.cli.FailureReport;
import es.sml.connector.config.Configuration;
import es.sml.connector.config.Dealer;
import es.sml.connector.sandbox.Sandbox;
import es.sml.connector.sandbox.setting.SandboxSettings;
import es.sml.connector.testing.ShippedVocabulary;
import es.sml.connector.testing.server.DealerMailbox;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The questions of add-dealer, answered at a sandbox and a mailbox. */
class AddDealerCommandTest {
  @TempDir Path directory;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final DealerMailbox mailbox = new DealerMailbox();
  private Sandbox sandbox;
  private Path file;
  private String before;

  @BeforeEach
  void configure() throws Exception {
    sandbox = Sandbox.start(SandboxSettings.defaults());
    file = directory.resolve("dealers.yaml");
    before =
        """
        # The group's accounts
        accounts:
          demo: {base-url: "%s", username: demo, password: "file:password"}
        dealers: # all of them
            # the first one
            norte: {account: demo, source: 1, queue: {}}
        """
            .formatted(sandbox.baseUrl());
    Files.writeString(file, before);
    Files.writeString(directory.resolve("application.properties"), "sml.page-size = 50\n");
    Files.writeString(directory.resolve("password"), "demo");
    Files.writeString(directory.resolve("mail"), "mail");
    Files.writeString(directory.resolve("wrong"), "wrong");
    ShippedVocabulary.linkInto(directory);
    mailbox.deliver("Subject: Hola\n\nHola");
  }

  @AfterEach
  void stop() {
    mailbox.close();
    sandbox.close();
  }

  @Test
  void writesTheDealerAfterBothLoginsAndLeavesTheRest() throws Exception {
    int exit =
        run(
            "Norte", // no id
            "norte", // is there
            "sur",
            "", // the only account
            "no such source",
            "1",
            "127.0.0.1",
            "none",
            mailbox.port(),
            "leads@norte.example",
            "file:nowhere",
            "file:wrong",
            "127.0.0.1",
            "none",
            mailbox.port(),
            "leads@norte.example",
            "file:mail",
            "y");
    assertThat(exit).as(out + "\n" + err).isZero();
    assertThat(out.toString())
        .contains(
            "an id has only small letters",
            "dealers.yaml has the dealer norte already",
            "SML has no such source",
            "nowhere cannot be read",
            "The mailbox has 1 mails.");
    String after = Files.readString(file);
    assertThat(after.lines()).containsAll(before.lines().toList());
    assertThat(Files.readString(directory.resolve("dealers.yaml.bak"))).isEqualTo(before);
    Dealer added = Configuration.load(directory, Map.of()).dealers().dealers().get("sur");
    assertThat(added.account()).isEqualTo("demo");
    assertThat(added.source().id()).isEqualTo(1);
    assertThat(added.inboxes().get(0).port()).isEqualTo(Integer.parseInt(mailbox.port()));
    assertThat(added.inboxes().get(0).password().reveal()).isEqualTo("mail");
  }

  @Test
  void printsOrAsksBeforeItWrites() throws Exception {
    List<String> answers =
        List.of("sur", "", "1", "127.0.0.1", "none", mailbox.port(), "leads@norte.example");
    String typed = String.join("\n", answers) + "\nfile:mail\n";
    assertThat(execute(typed, "--print")).isZero();
    assertThat(out.toString()).contains("sur:", "  source: 1 # 1 (", "password: \"file:mail\"");
    assertThat(execute(typed + "n\n")).isEqualTo(1);
    assertThat(execute(typed)).isEqualTo(1);
    assertThat(err.toString()).contains("the input has ended; no file was changed");
    assertThat(Files.readString(file)).isEqualTo(before);
  }

  @Test
  void anAccountThatSmlRefusesEndsIt() throws Exception {
    Files.writeString(directory.resolve("password"), "wrong");
    assertThat(execute("sur\n\n")).isEqualTo(1);
    assertThat(out.toString()).contains("SML cannot be used: account demo");
    assertThat(Files.readString(file)).isEqualTo(before);
  }

  @Test
  void aListInOneLineIsLeftToThePerson() {
    assertThat(DealersFile.add("accounts:\n  a: {}\ndealers: {}\n", List.of("sur:"))).isEmpty();
    assertThat(DealersFile.add("accounts:\n  a: {}\n", List.of("sur:", "  account: a")))
        .contains("accounts:\n  a: {}\ndealers:\n  sur:\n    account: a\n");
  }

  private int run(String... answers) throws IOException {
    return execute(String.join("\n", answers) + "\n");
  }

  private int execute(String typed, String... options) {
    return new CommandLine(new AddDealerCommand(new BufferedReader(new StringReader(typed))))
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .setExecutionExceptionHandler(new FailureReport())
        .execute(
            Stream.concat(
                    Stream.of(options),
                    Stream.of("--config", directory.toString(), "--routes", "routes"))
                .toArray(String[]::new));
  }
}

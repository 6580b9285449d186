package es.sml.connector.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpServer;
import es.sml.connector.config.Configuration;
import es.sml.connector.pause.PauseKind;
import es.sml.connector.runtime.pause.PausableNames;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The completion script, in a real bash. */
class CompletionCommandTest {
  @TempDir Path directory;

  @BeforeEach
  void configure() throws IOException {
    assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "bash is missing");
    Files.createDirectories(directory.resolve("config"));
    Files.writeString(
        directory.resolve("config/application.properties"),
        "# A comment = no key\n#sml.page-size = 100\nops.port=8077\n");
    Files.writeString(
        directory.resolve("config/dealers.yaml"),
        """
        accounts:
          # no-account: comment
          demo:
            username: demo
          "otra":
            username: otra
        dealers:
          norte:
            account: demo
            inboxes:
              - host: a
          sur: {account: demo}
        """);
    StringWriter script = new StringWriter();
    assertThat(
            SmlConnector.commandLine()
                .setOut(new PrintWriter(script))
                .execute("generate-completion"))
        .isZero();
    Files.writeString(directory.resolve("script"), script.toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "leads list --dealer _ | norte sur",
        "leads list --dealer = _ | norte sur",
        "leads list --dealer s | sur",
        "dead-letters replay --account _ | demo otra",
        "accounts resume o | otra",
        "leads list --state PAR | PARKED",
        "dead-letters list --stage de | deduplicate deliver",
        "dead-letters list --queue p | parked",
        "config show dealers | dealers.norte dealers.sur",
        "config show dealers.norte. | dealers.norte.account dealers.norte.inboxes",
        "config show sml.page | sml.page-size",
        "config show door.max | door.max-request-size",
        "pause _ | account dealer mailbox channel crm schedule",
        "resume a | account",
        "leads li | list",
        "leads list --par | --parked",
      })
  void completesValuesOfTheConfiguration(String typed, String expected) throws Exception {
    assertThat(complete(typed)).containsExactlyInAnyOrder(expected.split(" "));
  }

  @ParameterizedTest
  @EnumSource
  void completesEachNameThatCanBePaused(PauseKind kind) throws Exception {
    Files.writeString(
        directory.resolve("config/dealers.yaml"),
        """
        accounts:
          demo: {base-url: "http://127.0.0.1:1", environment: testing, username: a, password: env:P}
        dealers:
          norte:
            account: demo
            source: 1
            inboxes:
            - host: imap.dealer.example   # the list begins at its key
              username: leads@dealer.example
              password: env:P
            - username: "ventas@dealer.example" # in quotes
              host: imap.dealer.example
              folder: INBOX/Leads de coches
              password: env:P
            crm:
              status-queue: crm.norte.status
          sur:
            account: demo
            source: 1
            channels:
              web:
                kind: form
                path-secret: env:P
        """);
    Map<String, String> secrets = Map.of("P", "0123456789abcdef0123456789abcdef");
    Files.writeString(directory.resolve("config/application.properties"), "");
    Configuration configuration = Configuration.load(directory.resolve("config"), secrets);
    Set<String> names = PausableNames.of(configuration.dealers()).get(kind);
    assertThat(complete("pause " + kind.word() + " _"))
        .map(name -> name.replace("\\", ""))
        .containsExactlyInAnyOrderElementsOf(names);
    if (kind == PauseKind.CRM) {
      assertThat(complete("crms events _")).containsExactlyElementsOf(names);
      assertThat(complete("crms pause _")).containsExactlyElementsOf(names);
      assertThat(complete("crms resume _")).containsExactlyElementsOf(names);
    }
    if (kind == PauseKind.MAILBOX) {
      // bash takes the at sign for a word
      assertThat(complete("resume mailbox norte/v"))
          .containsExactly("norte/ventas@dealer.example/INBOX/Leads\\ de\\ coches");
      assertThat(complete("resume mailbox norte/leads @ dea"))
          .containsExactly("dealer.example/INBOX");
      assertThat(complete("resume mailbox norte/leads @")).containsExactly("dealer.example/INBOX");
    }
  }

  @Test
  void findsTheNamedConfiguration() throws Exception {
    Files.createDirectories(directory.resolve("other"));
    Files.writeString(directory.resolve("other/dealers.yaml"), "dealers:\n    este: {}\n");
    assertThat(complete("leads list --config other --dealer _")).containsExactly("este");
    assertThat(complete("leads list --config = other --dealer _")).containsExactly("este");
  }

  @Test
  void completesKeysOfDeadLettersFromTheRunningConnector() throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/curl")), "curl is missing");
    Files.createDirectories(directory.resolve("data"));
    Files.writeString(directory.resolve("data/ops-token"), "the-token");
    HttpServer connector =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    connector.createContext(
        "/api/v1/dead-letters",
        exchange -> {
          boolean isOperator =
              "Bearer the-token".equals(exchange.getRequestHeaders().getFirst("Authorization"));
          boolean dismissed = exchange.getRequestURI().getQuery().endsWith("&queue=dismissed");
          byte[] keys =
              (dismissed
                      ? "{\"key\":\"3f2a9c0011223344\"}"
                      : "{\"key\":\"12ab34cd56ef7890\"},{\"key\":\"98ab34cd56ef7890\"}")
                  .getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(isOperator ? 200 : 401, isOperator ? keys.length : -1);
          if (isOperator) {
            exchange.getResponseBody().write(keys);
          }
          exchange.close();
        });
    connector.start();
    try {
      String port = "ops.port = " + connector.getAddress().getPort() + "\n";
      Path settings = directory.resolve("config/application.properties");
      Files.writeString(settings, port);
      assertThat(complete("dead-letters show _")).containsExactly("12ab34cd56ef", "98ab34cd56ef");
      assertThat(complete("dead-letters replay 12ab34cd56ef 9")).containsExactly("98ab34cd56ef");
      assertThat(complete("dead-letters replay --queue dismissed _"))
          .containsExactly("3f2a9c001122");
      Files.writeString(settings, port + "ops.operator-token = file:other\n");
      assertThat(complete("dead-letters show _")).isEmpty();
    } finally {
      connector.stop(0);
    }
  }

  /** The last word is typed; an underscore stands for nothing. */
  private List<String> complete(String typed) throws Exception {
    String words =
        Stream.of(typed.split(" "))
            .map(word -> word.equals("_") ? "''" : "'" + word + "'")
            .reduce("sml-connector", (all, word) -> all + " " + word);
    String run =
        ". ./script; COMP_WORDS=("
            + words
            + "); COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); _sml_connector_all;"
            + " printf '%s\\n' \"${COMPREPLY[@]}\"";
    Process bash =
        new ProcessBuilder("/bin/bash", "--norc", "-c", run)
            .directory(directory.toFile())
            // The picocli part asks for options of a running completion, which there is none of
            // here.
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    String output = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(bash.waitFor()).as(output).isZero();
    return output.strip().lines().toList();
  }
}

package es.sml.connector.cli.parse;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import es.sml.connector.cli.FailureReport;
import es.sml.connector.cli.lint.LintCommand;
import es.sml.connector.cli.terminal.Confirmation;
import es.sml.connector.cli.terminal.UnconfirmedException;
import es.sml.connector.testing.ShippedVocabulary;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The command learn over files. */
class LearnCommandTest {
  private static final Confirmation NO_TERMINAL =
      (out, question) -> {
        throw new UnconfirmedException("no terminal");
      };

  @TempDir Path folder;
  private Path configuration;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final List<String> mails = new ArrayList<>();

  @BeforeEach
  void writeTheConfigurationAndMails() throws IOException {
    configuration = Files.createDirectories(folder.resolve("config"));
    ShippedVocabulary.linkInto(configuration);
    Files.createDirectories(configuration.resolve("formats"));
    Files.copy(
        Path.of("config/formats/correo-etiquetado.yaml"),
        configuration.resolve("formats/correo-etiquetado.yaml"));
    mail("Eva Sanz", "600 123 321", "Kia Niro");
    mail("Luis Gómez", "611 222 333", "Seat Ibiza");
    mail("Ana Ruiz", "622 333 444", "Ford Focus");
  }

  @Test
  void showsWhatItReadsAndWritesTemplateAndCases() throws IOException {
    assertThat(learn(NO_TERMINAL, "--yes", "--format", "mi-portal")).as(err.toString()).isZero();
    assertThat(out.toString())
        .contains("FIELD", "customer.name         Eva Sanz", "label \"Kupiec\"")
        .contains("formats/mi-portal.yaml:", "  name: [Kupiec]")
        .contains("mi-portal.yaml and 3 test cases", "ok    mi-portal-3", "3 cases, 0 failed");
    assertThat(configuration.resolve("formats/mi-portal.yaml"))
        .content()
        .startsWith(
            "# yaml-language-server: $schema=../../schemas/format.schema.json\n# Leads of Portal")
        .contains("confidence: confirmed\n");
    Path first = configuration.resolve("tests/mi-portal-1");
    assertThat(first.resolve("message.eml")).hasSameBinaryContentAs(Path.of(mails.get(0)));
    assertThat(first.resolve("expected.json"))
        .content()
        .contains("\"format\" : \"mi-portal\"", "\"phone\" : \"600123321\"");
  }

  @Test
  void asksBeforeItWrites() {
    assertThat(learn((out, question) -> true)).as(err.toString()).isZero();
    assertThat(configuration.resolve("formats/portal.yaml")).exists();
  }

  @Test
  void writesNothingAfterANo() {
    assertThat(learn((out, question) -> false)).isZero();
    assertThat(out.toString()).endsWith("Nothing was written.\n");
    assertThatNothingIsWritten();
  }

  @Test
  void writesNothingWithoutAnAnswer() {
    assertThat(learn(NO_TERMINAL)).isEqualTo(2);
    assertThatNothingIsWritten();
  }

  @Test
  void refusesANameThatIsInUse() throws IOException {
    assertThat(learn(NO_TERMINAL, "--yes", "--format", "mi-portal")).isZero();
    assertThat(learn(NO_TERMINAL, "--yes", "--format", "mi-portal")).isEqualTo(2);
    assertThat(err.toString()).contains("the name mi-portal is taken", "choose another name");
    Files.move(
        configuration.resolve("formats/mi-portal.yaml"),
        configuration.resolve("formats/otro.yaml"));
    assertThat(learn(NO_TERMINAL, "--yes", "--format", "mi-portal")).isEqualTo(2);
    assertThat(err.toString())
        .contains("is taken by " + configuration.resolve("formats/otro.yaml"));
    assertThat(learn(NO_TERMINAL, "--format", "../mi-portal")).isEqualTo(2);
    assertThat(err.toString()).contains("the name ../mi-portal is not valid");
  }

  @Test
  void refusesAFileThatIsNoMail() throws IOException {
    mails.add(Files.writeString(folder.resolve("notes.txt"), "Kupiec: Eva").toString());
    assertThat(learn(NO_TERMINAL)).isEqualTo(2);
    assertThat(err.toString()).contains("notes.txt is not a mail");
    mails.add("missing.eml");
    assertThat(learn(NO_TERMINAL)).isEqualTo(2);
    assertThat(err.toString()).contains("the file missing.eml does not exist");
  }

  @Test
  void failsIfThereIsNothingToLearn() throws IOException {
    mails.clear();
    mails.add(write("empty.eml", "Hola."));
    assertThat(learn(NO_TERMINAL, "--yes")).isEqualTo(1);
    assertThat(err.toString()).contains("there is nothing to learn");
    assertThatNothingIsWritten();
  }

  private void assertThatNothingIsWritten() {
    assertThat(configuration.resolve("tests")).doesNotExist();
    assertThat(configuration.resolve("formats")).isDirectoryNotContaining("glob:**portal*");
  }

  private void mail(String name, String phone, String car) throws IOException {
    mails.add(
        write(
            phone + ".eml",
            """
            Kupiec: %s
            Zadzwon: %s
            Ogloszenie: %s
            """
                .formatted(name, phone, car)));
  }

  private String write(String name, String text) throws IOException {
    String head =
        """
        From: Portal <a@portal.example>
        Subject: Aviso
        MIME-Version: 1.0
        Content-Type: text/plain; charset=utf-8

        """;
    return Files.write(folder.resolve(name), (head + text).getBytes(UTF_8)).toString();
  }

  private int learn(Confirmation confirmation, String... options) {
    List<String> arguments =
        new ArrayList<>(List.of("learn", "--config", configuration.toString()));
    arguments.addAll(List.of(options));
    arguments.addAll(mails);
    CommandLine commands =
        new CommandLine(new Commands()).setExecutionExceptionHandler(new FailureReport());
    commands.addSubcommand(new LearnCommand(confirmation));
    return commands
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments.toArray(String[]::new));
  }

  /** The commands that learn runs. */
  @CommandLine.Command(
      name = "sml-connector",
      subcommands = {LintCommand.class, TestCommand.class})
  private static final class Commands {}
}

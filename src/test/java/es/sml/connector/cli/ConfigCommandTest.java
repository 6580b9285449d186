package es.sml.connector.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The command that shows the configuration. */
class ConfigCommandTest {
  @TempDir Path directory;
  private final StringWriter output = new StringWriter();
  private final StringWriter errors = new StringWriter();

  @BeforeEach
  void configure() throws Exception {
    Files.writeString(directory.resolve("application.properties"), "sml.page-size = 50\n");
    Files.writeString(directory.resolve("secret"), "canario");
    Files.writeString(
        directory.resolve("dealers.yaml"),
        """
        accounts:
          demo: {base-url: "http://127.0.0.1:1", username: demo, password: "file:secret"}
        dealers:
          norte: {account: demo, source: 7, queue: {}}
        """);
  }

  @Test
  void printsKeysWithValuesAndPlaces() {
    assertThat(run("sml.page-size", "sml.max-pause", "accounts.demo.password")).isZero();
    assertThat(output.toString().lines())
        .containsExactly(
            "sml.page-size           50           application.properties:1",
            "sml.max-pause           1h           default",
            "accounts.demo.password  file:secret  dealers.yaml:2");
  }

  @Test
  void printsJsonOfTheKeysThatAreSet() {
    assertThat(run("--json", "--set", "sml")).isZero();
    assertThat(output.toString().strip())
        .isEqualTo(
            """
            [{"key":"sml.page-size","value":"50","secret":false,"from":"application.properties:1"}]""");
  }

  @Test
  void printsTheDataDirectoryAsAnAbsolutePathBesideTheConfiguration() throws Exception {
    Path beside = directory.resolveSibling("data");
    assertThat(run("data-directory")).isZero();
    assertThat(output.toString()).isEqualTo("data-directory  " + beside + "  default\n");

    Files.writeString(directory.resolve("application.properties"), "data-directory = ../a/./b\n");
    output.getBuffer().setLength(0);
    assertThat(run("data-directory")).isZero();
    assertThat(output.toString())
        .startsWith("data-directory  " + directory.getParent().resolveSibling("a/b") + "  ");

    Files.writeString(directory.resolve("application.properties"), "data-directory = /srv/a\n");
    output.getBuffer().setLength(0);
    assertThat(run("data-directory")).isZero();
    assertThat(output.toString()).startsWith("data-directory  /srv/a  ");
  }

  @Test
  void needsNoSecretAndNamesTheVariableThatIsNotSet() throws Exception {
    Path dealers = directory.resolve("dealers.yaml");
    Files.writeString(
        dealers, Files.readString(dealers).replace("file:secret", "env:CONFIG_TEST_PASSWORD"));
    assertThat(run("data-directory")).isZero();
    assertThat(output.toString()).startsWith("data-directory  ").doesNotContain("CONFIG_TEST");
    output.getBuffer().setLength(0);
    assertThat(run("accounts.demo.password")).isZero();
    assertThat(output.toString())
        .startsWith("accounts.demo.password  -  dealers.yaml:2\n")
        .contains("CONFIG_TEST_PASSWORD is not set");
    Files.writeString(dealers, "dealers: {norte: {acount: demo}}");
    assertThat(run("data-directory")).isEqualTo(2);
  }

  @Test
  void refusesAnUnknownKey() {
    assertThat(run("sml.pagesize")).isEqualTo(2);
    assertThat(errors.toString()).startsWith("There is no key sml.pagesize.");
  }

  private int run(String... arguments) {
    CommandLine line =
        SmlConnector.commandLine()
            .setOut(new PrintWriter(output, true))
            .setErr(new PrintWriter(errors, true));
    String[] whole = new String[arguments.length + 4];
    whole[0] = "config";
    whole[1] = "show";
    whole[2] = "--config";
    whole[3] = directory.toString();
    System.arraycopy(arguments, 0, whole, 4, arguments.length);
    return line.execute(whole);
  }
}

package es.sml.connector.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said about wrong values of options. */
class UsageErrorsTest {
  private final StringWriter err = new StringWriter();

  @Test
  void namesTheFormOfADay() {
    assertThat(run("report", "--from", "2026-13-01")).isEqualTo(2);
    assertThat(err.toString())
        .contains("Invalid value of --from DAY: 2026-13-01; expected a day as YYYY-MM-DD");
  }

  @Test
  void namesTheOptionWithATokenInPlaceOfItsSource(@TempDir Path config) throws Exception {
    Files.writeString(config.resolve("application.properties"), "");
    assertThat(run("status", "--config", config.toString(), "--token", "abc")).isEqualTo(2);
    assertThat(err.toString())
        .contains("--token takes no token")
        .contains("write env:NAME or file:PATH")
        .doesNotContain("abc");
  }

  @Test
  void showsTheSynopsisAndWhereTheRestIs() {
    assertThat(run("leads", "show")).isEqualTo(2);
    assertThat(err.toString())
        .contains("Usage: sml-connector leads show ")
        .contains("For the arguments and options, use sml-connector leads show --help.")
        .doesNotContain("--token SOURCE\n");
    assertThat(err.toString().lines().count()).isLessThan(8);
  }

  @ParameterizedTest
  @ValueSource(strings = {"leads show", "dead-letters show", "crms events", "accounts resume"})
  void namesTheArgumentThatIsEmpty(String command) {
    String[] words = (command + " ").split(" ", -1);
    assertThat(run(words)).isEqualTo(2);
    assertThat(err.toString()).contains("The argument ").contains(" is empty.");
  }

  private int run(String... arguments) {
    return SmlConnector.commandLine().setErr(new PrintWriter(err, true)).execute(arguments);
  }
}

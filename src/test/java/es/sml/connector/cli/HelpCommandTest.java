package es.sml.connector.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

/** The commands help and version. */
class HelpCommandTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void helpListsTheCommands() {
    assertThat(run("help")).isZero();
    assertThat(out.toString()).contains("Commands:", "  status ", "  help ", "  version ");
  }

  @Test
  void helpOfACommandIsThatOfItsOption() {
    assertThat(run("help", "dead-letters", "replay")).isZero();
    String help = out.toString();
    out.getBuffer().setLength(0);
    assertThat(run("dead-letters", "replay", "--help")).isZero();
    assertThat(help).isEqualTo(out.toString()).contains("--matching");
  }

  @Test
  void helpOfAnUnknownCommandSuggestsOthers() {
    assertThat(run("help", "statis")).isEqualTo(2);
    assertThat(err.toString()).contains("statis", "Did you mean: status");
  }

  @Test
  void versionIsThatOfTheOption() {
    assertThat(run("version")).isZero();
    assertThat(out.toString()).startsWith("sml-connector ");
  }

  @Test
  void noFooterBreaksWithinASentence() {
    assertThat(run("help", "test")).isZero();
    assertThat(out.toString().lines())
        .contains(
            "expected.json has the form of a line of \"parse\". Leave out the fields that do",
            "not matter. To choose the dealer, add \"dealer\": \"ID\". To forbid other fields,");
  }

  private int run(String... arguments) {
    return SmlConnector.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }
}

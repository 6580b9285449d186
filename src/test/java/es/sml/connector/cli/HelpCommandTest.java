package es.sml.connector.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

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
  void helpOfASubcommandNamesItsCommand() {
    assertThat(run("help", "discard")).isEqualTo(2);
    assertThat(err.toString()).contains("Did you mean: dead-letters discard?");
    assertThat(run("find")).isEqualTo(2);
    assertThat(err.toString()).contains("Did you mean: leads find?");
  }

  @Test
  void noHelpAndNoRefusalShowsAnIndexOfTheProgram() {
    List<List<String>> commands = new ArrayList<>();
    add(SmlConnector.commandLine(), List.of(), commands);
    assertThat(commands).hasSizeGreaterThan(50).contains(List.of("dead-letters", "discard"));
    for (List<String> command : commands) {
      List<String> help = new ArrayList<>(command);
      help.add(0, "help");
      assertThat(run(help.toArray(String[]::new))).isZero();
      help.add("no-command");
      assertThat(run(help.toArray(String[]::new))).isEqualTo(2);
    }
    assertThat(run("status", "no-argument")).isEqualTo(2);
    assertThat(err.toString()).contains("Unknown argument: no-argument");
    assertThat(run("status", "--watch", "abc")).isEqualTo(2);
    assertThat(err.toString())
        .contains("Invalid value of --watch SECONDS: abc; expected a whole number");
    assertThat(out + err.toString()).doesNotContain("2147483647").doesNotContain("at index");
  }

  private static void add(CommandLine line, List<String> names, List<List<String>> all) {
    all.add(names);
    line.getSubcommands()
        .forEach(
            (name, below) ->
                add(below, Stream.concat(names.stream(), Stream.of(name)).toList(), all));
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

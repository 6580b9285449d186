package es.sml.connector.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import es.sml.connector.cli.SmlConnector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** The commands, keys and exit codes on the pages exist. */
class DocsCommandsTest {
  private static final CommandLine ALL = SmlConnector.commandLine();

  /** After an option or "exec", the name is that of a user, a unit, a container or a namespace. */
  private static final Pattern CALL =
      Pattern.compile(
          "(?<!-[a-zA-Z] |exec |--namespace )(?<![\\w.-])(?:bin/)?sml-connector +([a-z][^`\n]*)");

  /** A key of application.properties; a page on architecture has packages of such names. */
  private static final Pattern KEY = Pattern.compile("[a-z]+\\.[a-z-]+");

  /** Queues and a file whose names begin like a key. */
  private static final Set<String> NO_KEYS = Set.of("sml.commands", "broker.dead", "broker.xml");

  private static final Pattern REFERENCE =
      Pattern.compile("(?m)^\\| `(" + KEY.pattern() + "(?:\\.[a-z-]+)*)` \\|");

  /** What ends a command: an operator of the shell, or the rest of a sentence in a table. */
  private static final String END = "[;)\"'].*| [|>&#].*";

  static Stream<Path> pages() throws IOException {
    // The changelog has commands of old versions, too.
    return Docs.pages().stream().filter(page -> !page.endsWith("CHANGELOG.md"));
  }

  @ParameterizedTest
  @MethodSource("pages")
  void hasCommandsThatExist(Path page) throws IOException {
    String text = Files.readString(page);
    Stream<String> calls = CALL.matcher(Docs.allCode(text)).results().map(call -> call.group(1));
    Stream<String> commands =
        Docs.codeIn(text).stream()
            .filter(code -> code.contains(" "))
            .filter(code -> ALL.getSubcommands().containsKey(code.split(" ", 2)[0]));
    assertThat(Stream.concat(calls, commands).flatMap(call -> fault(call).stream())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "dead-letter list",
        "dead-letters lst",
        "leads resolve KEY --creatd 4711",
        "status --josn | jq .",
        "run --config=DIR --rotes DIR"
      })
  void findsAWrongCommandOrOption(String call) {
    assertThat(fault(call)).isPresent();
  }

  @Test
  void hasKeysThatExist() throws IOException {
    List<String> keys =
        REFERENCE
            .matcher(Files.readString(Path.of("docs/configuration.md")))
            .results()
            .map(row -> row.group(1))
            .toList();
    assertThat(keys).contains("ops.port").hasSizeGreaterThan(60);
    Set<String> groups =
        keys.stream().map(key -> key.split("\\.", 2)[0]).collect(Collectors.toSet());
    List<String> unknown = new ArrayList<>();
    for (Path page : pages().filter(page -> !page.endsWith("architecture.md")).toList()) {
      Docs.codeIn(Files.readString(page)).stream()
          .filter(code -> KEY.matcher(code).matches())
          .filter(code -> groups.contains(code.split("\\.", 2)[0]))
          .filter(code -> !keys.contains(code) && !NO_KEYS.contains(code))
          .filter(block -> keys.stream().noneMatch(key -> key.startsWith(block + ".")))
          .forEach(code -> unknown.add(page + ": " + code));
    }
    assertThat(unknown).isEmpty();
  }

  @Test
  void hasTheExitCodesInSpanish() throws IOException {
    Docs docs = Docs.read();
    Set<String> codes = ALL.getCommandSpec().usageMessage().exitCodeList().keySet();
    assertThat(docs.table("Códigos de salida"))
        .extracting(row -> row.get(0))
        .containsExactlyElementsOf(codes);
    assertThat(docs.table("No arranca"))
        .extracting(row -> row.get(0))
        .filteredOn(code -> code.matches("\\d+"))
        .isSubsetOf(codes);
  }

  /** The first word that is no command and no option. */
  private static Optional<String> fault(String call) {
    CommandLine command = ALL;
    for (String word : call.replaceFirst(END, "").split("[\\s\\[\\]=,]+|\\\\\\|", -1)) {
      if (command.getSubcommands().containsKey(word)) {
        command = command.getSubcommands().get(word);
      } else if (word.matches("--\\w.*")
          ? !command.getCommandSpec().optionsMap().containsKey(word)
          : !command.getSubcommands().isEmpty() && word.matches("[a-z-]+")) {
        return Optional.of(word + " in: " + call);
      }
    }
    return Optional.empty();
  }
}

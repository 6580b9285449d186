package es.sml.connector;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * One idea has one word, that of docs/glossary.md: in keys, commands, JSON, metrics, messages and
 * pages. PlainNamesTest checks the names that only the code has.
 */
class VocabularyTest {
  private static final Map<Pattern, String> BANNED = new LinkedHashMap<>();

  static {
    ban("bur(y|ied|ies|ying)", "dead-letter, dead-lettered");
    ban(
        "(?<!dead[ -])(?<!small )(?<!lower-case )(?-i:letters?)(?! of | from |, digits)",
        "dead letter");
    ban("suspects?|verdicts?|rulings?|acquit(s|ted)?", "poison message, resolution");
    ban("settle[sd]?|judge[sd]?|doubts?", "reconcile, resolve");
    ban("repeats?:|repeated leads?|leads?[_ ]repeated|(?-i:REPEATED)", "duplicate");
    ban("(is|are|was|were) told|tells of", "is notified, reports");
    ban("lays? (it|them|the)|lies (there|on|in|under)", "enqueue, is in");
    ban("last look|lastLook|looked for|it is looked", "poll, search");
    ban("part_up|health parts?|parts of health", "component");
    ban("test environment|entorno de pruebas?", "sandbox, or SML's TESTING environment");
    ban("automatic answers?|SML answer(s|ed)", "reply, response");
    ban("nobody|no one|whoever|whatever|lest|thereof|wherein", "the actor");
    ban("no more[.,;)]|for good|for ever|by itself", "no longer, permanently, automatically");
    ban("post-deadline|response-timeout|late-commit(?!-window)|relay-every|pause-after", "the key");
    ban("parse\\.not-a-lead|kept-for|idle-for|read-from|poll-every|tell-own-changes", "the key");
    ban(
        "sml_requests_seconds|oldest_seconds|stored_mails|waiting_writes|commits_seconds",
        "metric");
    ban("asked_to_wait|token_refused|no_answer", "throttled, unauthorized, timeout");
  }

  private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");
  private static final Pattern TEXT =
      Pattern.compile(".*\\.(md|java|yaml|yml|properties|html|xml|json|js|cmd)|.*/sml-connector");

  /** Data of other systems, the database's names, and the words of other programs. */
  private static final Pattern DATA =
      Pattern.compile("src/main/resources/(sml|demo|sandbox|db)/.*");

  /** What names a part of the code: a bean, its method, a key of one, a property of a JDBC row. */
  private static final Pattern CODE =
      Pattern.compile(
          "\\s*(ref|id|method|expression|simple): .*|[a-z]+\\.[a-zA-Z]+|nobody|late-commit"
              + "|.*\\b(SELECT|UPDATE|INSERT|WHERE|SET)\\b.*");

  /** Pages that name old words in order to explain them. */
  private static final Pattern HISTORY = Pattern.compile("CHANGELOG\\.md|docs/decisions/.*");

  @Test
  void usersReadTheGlossarysWords() throws IOException {
    List<String> found = new ArrayList<>();
    for (Path file : texts()) {
      List<String> lines = Files.readAllLines(file);
      for (int i = 0; i < lines.size(); i++) {
        for (String text : readable(file, lines.get(i))) {
          for (String problem : problems(text)) {
            found.add(file + ":" + (i + 1) + ": " + problem);
          }
        }
      }
    }
    assertThat(found).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "The letter was buried,2",
    "a dead letter of five letters of the name,0",
    "Whether SML answered,1",
    "sml.late-commit = 60s,1",
    "sml.late-commit-window = 60s,0",
    "poisonMessageGuard.leave,0"
  })
  void findsABannedWord(String text, int problems) {
    assertThat(problems(text)).hasSize(problems);
  }

  private static void ban(String words, String instead) {
    BANNED.put(Pattern.compile("(?i)(?<![\\w-])(?:" + words + ")(?![\\w-])"), instead);
  }

  private static List<String> problems(String text) {
    return CODE.matcher(text).matches()
        ? List.of()
        : BANNED.entrySet().stream()
            .flatMap(
                banned ->
                    banned
                        .getKey()
                        .matcher(text)
                        .results()
                        .map(word -> "'" + word.group() + "', use: " + banned.getValue()))
            .toList();
  }

  /** Of Java only what stands between quotes. */
  private static List<String> readable(Path file, String line) {
    return file.toString().endsWith(".java")
        ? LITERAL.matcher(line).results().map(literal -> literal.group(1)).toList()
        : List.of(line);
  }

  private static List<Path> texts() throws IOException {
    List<Path> all = new ArrayList<>();
    for (String place :
        List.of(
            "README.md",
            "README.es.md",
            "CONTRIBUTING.md",
            "SECURITY.md",
            "docs",
            "config",
            "routes")) {
      addTexts(Path.of(place), all);
    }
    addTexts(Path.of("src/main"), all);
    return all;
  }

  private static void addTexts(Path place, List<Path> all) throws IOException {
    try (Stream<Path> files = Files.walk(place)) {
      files
          .filter(Files::isRegularFile)
          .filter(file -> TEXT.matcher(file.toString()).matches())
          .filter(file -> !DATA.matcher(file.toString()).matches())
          .filter(file -> !HISTORY.matcher(file.toString()).matches())
          .forEach(all::add);
    }
  }
}

package es.sml.connector.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The texts in two languages. */
class LocalizedTextTest {
  private static final Locale SPANISH = Locale.forLanguageTag("es-MX");
  private static final ResourceBundle TEXTS = ReaderLanguage.texts("texts");

  /** A code with the English text, which may be several literals. */
  private static final Pattern TEXT =
      Pattern.compile(
          "(?:say|LocalizedText\\.of|InvalidSettingException|LearnException|OpsException\\.missing"
              + "|conflict|left|possible|busy|wrong|print|addSeen)\\(\\s*"
              + "\"([a-z-]+\\.[A-Za-z0-9-]+)\",\\s*(\"(?:[^\"\\\\]|\\\\.)*\"(?:\\s*\\+\\s*\"(?:[^\"\\\\]|\\\\.)*\")*)");

  private static final Pattern DETAIL =
      Pattern.compile("(?m)^ +details\\.add(?:Time)?\\(\\s*\"([^\"]+)\"");
  private static final Set<String> DETAILS_OF_EACH =
      Set.of("detail.account", "detail.history", "detail.timeline");
  private static final Pattern ARGUMENT = Pattern.compile("\\{([0-9])");
  private static final Pattern SHOWN = Pattern.compile("\\{([0-9])}");

  @Test
  void everyTextOfTheSourcesIsInSpanish() throws IOException {
    assertThat(codes()).hasSizeGreaterThan(150);
    assertThat(TEXTS.keySet()).containsAll(codes());
  }

  @Test
  void everySpanishTextBelongsToTheSources() throws IOException {
    Set<String> orphans = new TreeSet<>(TEXTS.keySet());
    orphans.removeAll(codes());
    // The states of leads in the status have codes of their own.
    assertThat(orphans)
        .containsExactly(
            "end.CREATED",
            "end.DUPLICATE",
            "end.FAILED",
            "end.POSTING",
            "end.RECEIVED",
            "end.REJECTED",
            "end.UNKNOWN");
  }

  @Test
  void everySpanishTextHasTheArgumentsOfTheEnglishOne() throws IOException {
    english()
        .forEach(
            (code, english) -> {
              String spanish = TEXTS.getString(code);
              assertThat(found(ARGUMENT, english)).as(code).containsAll(found(SHOWN, spanish));
              assertThat(found(ARGUMENT, spanish)).as(code).containsAll(found(SHOWN, english));
            });
  }

  @Test
  void everySpanishTextAcceptsItsArguments() {
    for (String code : TEXTS.keySet()) {
      for (int number : new int[] {0, 1, 2}) {
        Object[] same = new Object[] {number, number, number, number, number};
        assertThat(LocalizedText.of(code, "", same).in(SPANISH)).as(code).doesNotContain("{");
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0 dead letters, 0 mensajes no entregados",
    "1, 1 dead letter, 1 mensaje no entregado",
    "2, 2 dead letters, 2 mensajes no entregados"
  })
  void aNumberChoosesTheWord(int number, String english, String spanish) {
    LocalizedText text =
        LocalizedText.of(
            "batch.dead-letters",
            "{0,choice,0#0 dead letters|1#1 dead letter|1<{0} dead letters}",
            number);
    assertThat(text.toString()).isEqualTo(english);
    assertThat(text.in(Locale.FRENCH)).isEqualTo(english);
    assertThat(text.in(SPANISH)).isEqualTo(spanish);
  }

  @Test
  void formatsApostrophesAndPortsAsTheyAre() {
    LocalizedText text =
        LocalizedText.of("sml.redirect", "SML's status {0}, isn't it: {1}", 18080, "{2}");
    assertThat(text.toString()).isEqualTo("SML's status 18080, isn't it: {2}");
    assertThat(text.in(SPANISH)).startsWith("SML respondió 18080,");
  }

  @Test
  void aMissingArgumentIsADash() {
    assertThat(LocalizedText.of("ops.status", "status {0}", (Object) null)).hasToString("status -");
  }

  @Test
  void aTextMayHaveTextsWithin() {
    LocalizedText list = LocalizedText.of("binding.list", "a list");
    LocalizedText text =
        LocalizedText.of("binding.expected", "expected {0}, but there is {1}", list, list);
    LocalizedText joined = LocalizedText.joined(": ", List.of("a.yaml", text));
    assertThat(joined.toString()).isEqualTo("a.yaml: expected a list, but there is a list");
    assertThat(joined.in(SPANISH)).isEqualTo("a.yaml: se espera una lista, pero hay una lista");
  }

  @Test
  void aFailureWithoutASpanishTextStaysAsItIs() {
    IOException failure = new IOException("it's {0}");
    assertThat(LocalizedText.of(failure).in(SPANISH)).isEqualTo("it's {0}");
  }

  private static Set<String> codes() throws IOException {
    Set<String> codes = new TreeSet<>(DETAILS_OF_EACH);
    for (String source : sources()) {
      TEXT.matcher(source).results().map(found -> found.group(1)).forEach(codes::add);
      DETAIL
          .matcher(source)
          .results()
          .map(found -> "detail." + found.group(1).replace(' ', '-'))
          .forEach(codes::add);
    }
    return codes;
  }

  /** Returns the English texts; those of usage are picocli's. */
  private static Map<String, String> english() throws IOException {
    Map<String, String> texts = new TreeMap<>();
    for (String source : sources()) {
      TEXT.matcher(source).results().forEach(found -> put(texts, found));
    }
    texts.keySet().removeIf(code -> code.startsWith("usage."));
    return texts;
  }

  private static void put(Map<String, String> texts, MatchResult found) {
    String same = texts.put(found.group(1), found.group(2));
    assertThat(same == null || found(SHOWN, same).equals(found(SHOWN, found.group(2))))
        .as("two texts with the code " + found.group(1))
        .isTrue();
  }

  private static Set<String> found(Pattern pattern, String text) {
    return pattern
        .matcher(text)
        .results()
        .map(found -> found.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static List<String> sources() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src/main/java/es/sml/connector"))) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .map(LocalizedTextTest::read)
          .toList();
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}

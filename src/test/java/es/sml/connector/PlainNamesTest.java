package es.sml.connector;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One idea has one word, in identifiers and in the ids of routes and steps. */
class PlainNamesTest {
  /** Words that the glossary replaces, and metaphors. */
  private static final Set<String> BANNED =
      Set.of(
          ("letter letters bury buries buried settle settles settled settlement look looks looked"
                  + " suspect suspects ruling rulings verdict verdicts judge judges judged acquit"
                  + " isolate tell tells told telling lay lays laid take takes taken taking desk"
                  + " book box seat story chapter poster vain straight")
              .split(" "));

  private static final Pattern DEAD_LETTER = Pattern.compile("(?i)dead[_-]?letters?");

  /** Where texts are read, a letter is one of an alphabet. */
  private static final Pattern ALPHABET = Pattern.compile("/(parse|learn|vocabulary)/");

  private static final Pattern NO_CODE =
      Pattern.compile(
          "(?s)\"\"\".*?\"\"\"|\"(?:\\\\.|[^\"\\\\\\n])*\"|'(?:\\\\.|[^'\\\\\\n])+'|//[^\\n]*|/\\*.*?\\*/"
              + "|(?m)^import .*?$");

  /** What the project declares. After a dot or two colons, it may be a library's name. */
  private static final Pattern IDENTIFIER = Pattern.compile("(?<![.:\\w])[A-Za-z]\\w+");

  private static final Pattern ID = Pattern.compile("\\bid: *\"?([\\w{}-]+)");
  private static final Pattern WORD = Pattern.compile("[A-Z]+(?![a-z])|[A-Z]?[a-z]+");

  @Test
  void identifiersHaveTheWordsOfTheGlossary() throws IOException {
    List<String> found = new ArrayList<>();
    int files = 0;
    for (Path file : files(Path.of("src"), ".java")) {
      files++;
      String code = NO_CODE.matcher(Files.readString(file)).replaceAll(" ");
      IDENTIFIER
          .matcher(code)
          .results()
          .map(MatchResult::group)
          .distinct()
          .map(name -> ALPHABET.matcher(file.toString()).find() ? withoutAlphabet(name) : name)
          .filter(PlainNamesTest::isBanned)
          .forEach(identifier -> found.add(file + ": " + identifier));
    }
    assertThat(files).isGreaterThan(1_000);
    assertThat(found).isEmpty();
  }

  @Test
  void idsOfRoutesAndStepsHaveTheWordsOfTheGlossary() throws IOException {
    List<String> found = new ArrayList<>();
    int ids = 0;
    for (Path file : files(Path.of("routes"), ".yaml")) {
      Matcher id = ID.matcher(Files.readString(file));
      while (id.find()) {
        ids++;
        if (isBanned(id.group(1))) {
          found.add(file + ": " + id.group(1));
        }
      }
    }
    assertThat(ids).isGreaterThan(400);
    assertThat(found).isEmpty();
  }

  @Test
  void noClassNameOccursInTwoPackages() throws IOException {
    List<Path> sources = new ArrayList<>(files(Path.of("src", "main", "java"), ".java"));
    sources.addAll(files(Path.of("src", "test", "java"), ".java"));
    assertThat(namesInTwoPackages(sources)).isEmpty();
  }

  @Test
  void findsAClassNameInTwoPackages() {
    assertThat(
            namesInTwoPackages(
                List.of(
                    Path.of("a/Lead.java"),
                    Path.of("b/Lead.java"),
                    Path.of("a/package-info.java"),
                    Path.of("b/package-info.java"),
                    Path.of("b/Note.java"))))
        .containsExactly("Lead.java");
  }

  @ParameterizedTest
  @ValueSource(strings = {"buryLead", "LetterBox", "SETTLE_IN", "deliver-lead-look", "isTaken"})
  void findsABannedWordInAName(String name) {
    assertThat(isBanned(name)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"deadLetters", "dead-letter-log", "LEFTMOST", "lookup", "mistaken"})
  void acceptsOtherNames(String name) {
    assertThat(isBanned(name)).isFalse();
  }

  private static List<String> namesInTwoPackages(List<Path> files) {
    Set<String> seen = new HashSet<>();
    return files.stream()
        .map(file -> file.getFileName().toString())
        .filter(name -> !name.equals("package-info.java") && !seen.add(name))
        .toList();
  }

  private static boolean isBanned(String name) {
    return WORD.matcher(DEAD_LETTER.matcher(name).replaceAll("_"))
        .results()
        .anyMatch(word -> BANNED.contains(word.group().toLowerCase(Locale.ROOT)));
  }

  private static String withoutAlphabet(String name) {
    return name.replaceAll("(?i)letters?", "_");
  }

  private static List<Path> files(Path directory, String ending) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
    }
  }
}

package es.sml.connector.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A Spanish page stays true: it names only what the English pages name, which other tests check.
 */
class SpanishPagesTest {
  private static final Pattern NAMES_ITS_ENGLISH_PAGES =
      Pattern.compile("(?s)^# [^\n]+\n\n[^#]*\\b[Ee]n inglés[^#]*\\]\\(\\.\\./[a-z-]+\\.md\\)");

  /** What a reader replaces, the names of files, and a directory of the try-out. */
  private static final Pattern EXAMPLE =
      Pattern.compile("CUENTA|MÁQUINA|MOTIVO|(TU-)?TELÉFONO|NOMBRE=valor|correo\\d?\\.eml|prueba");

  static Stream<Path> pages() throws IOException {
    return Docs.pages().stream().filter(SpanishPagesTest::isSpanish);
  }

  @ParameterizedTest
  @MethodSource("pages")
  void namesOnlyWhatTheEnglishPagesName(Path page) throws IOException {
    Set<String> known = new HashSet<>();
    for (Path english : Docs.pages()) {
      if (!isSpanish(english)) {
        known.addAll(words(english));
      }
    }
    assertThat(words(page))
        .isNotEmpty()
        .filteredOn(word -> !EXAMPLE.matcher(word).matches())
        .isSubsetOf(known);
  }

  @Test
  void namesItsEnglishPages() throws IOException {
    List<Path> pages = pages().filter(page -> page.getParent() != null).toList();
    assertThat(pages).hasSizeGreaterThanOrEqualTo(4);
    for (Path page : pages) {
      assertThat(Files.readString(page)).as("%s", page).containsPattern(NAMES_ITS_ENGLISH_PAGES);
    }
  }

  private static boolean isSpanish(Path page) {
    return page.startsWith("docs/es") || page.endsWith("README.es.md");
  }

  /** The words of all code, without the comments in it. */
  private static List<String> words(Path page) throws IOException {
    return Arrays.stream(
            Docs.allCode(Files.readString(page)).replaceAll(" # .*", "").split("[\\s\"]+"))
        .filter(word -> !word.isEmpty())
        .distinct()
        .toList();
  }
}

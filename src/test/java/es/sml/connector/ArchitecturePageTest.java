package es.sml.connector;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page docs/architecture.md names files that exist and hold what it says. */
class ArchitecturePageTest {
  private static final Path JAVA = Path.of("src/main/java/es/sml/connector");
  private static final Pattern ANSWER =
      Pattern.compile("^\\| [^|]+\\? \\| `([^`]+)` \\| `([^`]+)` \\|$");

  private static final String INDEX = "\n### routes\n";

  @Test
  void eachQuestionIsAnsweredByAFileThatHasTheText() throws Exception {
    List<Matcher> answers =
        Files.readAllLines(Path.of("docs/architecture.md")).stream()
            .map(ANSWER::matcher)
            .filter(Matcher::matches)
            .toList();
    assertThat(answers).hasSizeGreaterThanOrEqualTo(20);
    for (Matcher answer : answers) {
      assertThat(file(answer.group(1))).content().as(answer.group(1)).contains(answer.group(2));
    }
  }

  @Test
  void itsIndexHasEachFileWithItsOwnSentence() throws Exception {
    Path page = Path.of("docs/architecture.md");
    String present = Files.readString(page);
    int index = present.indexOf(INDEX);
    assertThat(index).as("the first heading of the index").isPositive();
    String renewed = present.substring(0, index) + FileIndex.markdown();
    if (Boolean.getBoolean("reference.renew")) {
      Files.writeString(page, renewed);
    } else {
      assertThat(present)
          .as("run: mvn test -Dtest=ArchitecturePageTest -Dreference.renew=true")
          .isEqualTo(renewed);
    }
  }

  private static Path file(String name) {
    return name.endsWith(".java") ? JAVA.resolve(name) : Path.of(name);
  }
}

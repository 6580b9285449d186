package es.sml.connector.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import es.sml.connector.config.Configuration;
import es.sml.connector.testing.Markdown;
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
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The pages point to things that exist; {@link DocsIT} runs their commands. */
class DocsTest {
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");

  static Stream<List<String>> wishes() throws IOException {
    return Docs.read().table("I want to …").stream();
  }

  @ParameterizedTest
  @MethodSource("wishes")
  void hasTheFilesThatItPointsTo(List<String> wishAndFiles) throws IOException {
    List<String> files =
        Docs.codeIn(wishAndFiles.get(1)).stream().filter(DocsTest::isFile).toList();
    assertThat(files).as("files for: %s", wishAndFiles.get(0)).isNotEmpty();
    Path beside = Path.of("");
    for (String file : files) {
      // A bare name stands beside the file that was named before it, or is a class of ours.
      Path path = file.contains("/") ? Path.of(file) : beside.resolve(file);
      assertThat(Files.exists(path) || isOurClass(file)).as(file).isTrue();
      beside = Files.isDirectory(path) ? path : path.toAbsolutePath().getParent();
    }
  }

  @Test
  void hasLinksThatLeadSomewhere() throws IOException {
    List<String> broken = new ArrayList<>();
    for (Path page : Docs.pages()) {
      LINK.matcher(Files.readString(page))
          .results()
          .map(link -> link.group(1))
          .filter(link -> !link.contains("://"))
          .filter(link -> !leadsSomewhere(page, link))
          .forEach(link -> broken.add(page + ": " + link));
    }
    assertThat(broken).isEmpty();
  }

  @Test
  void showsDealersThatLoad(@TempDir Path directory) throws IOException {
    List<String> files =
        Pattern.compile("(?ms)^```yaml\n(# config/dealers.yaml\n.*?)^```$")
            .matcher(
                Files.readString(Path.of("docs/getting-started.md"))
                    + Files.readString(Path.of("docs/es/empezar.md")))
            .results()
            .map(block -> block.group(1))
            .toList();
    assertThat(files).hasSize(3);
    for (String file : files) {
      Map<String, String> secrets = new LinkedHashMap<>();
      Pattern.compile("env:(\\w+)")
          .matcher(file)
          .results()
          .forEach(secret -> secrets.put(secret.group(1), "a password"));
      Files.writeString(directory.resolve("dealers.yaml"), file);
      Files.writeString(directory.resolve("application.properties"), "");
      assertThatCode(() -> Configuration.load(directory, secrets))
          .as(file)
          .doesNotThrowAnyException();
    }
  }

  @Test
  void listsEachPageAndKeepsTheReadmesShort() throws IOException {
    for (Path readme : List.of(Path.of("README.md"), Path.of("README.es.md"))) {
      assertThat(Files.readAllLines(readme)).hasSizeLessThanOrEqualTo(200);
    }
    assertThat(unlisted("docs", "docs/README.md", "")).containsExactly(Path.of("docs/README.md"));
    assertThat(unlisted("docs/es", "docs/README.md", "es/")).isEmpty();
    assertThat(unlisted("docs/es", "README.es.md", "docs/es/")).isEmpty();
  }

  /** The pages of a folder that a list of pages does not name. */
  private static List<Path> unlisted(String folder, String list, String way) throws IOException {
    String links = Files.readString(Path.of(list));
    return Docs.pages().stream()
        .filter(page -> Path.of(folder).equals(page.getParent()))
        .filter(page -> !links.contains("(" + way + page.getFileName() + ")"))
        .toList();
  }

  @Test
  void listsEachSchemaAndSampleForProgrammers() throws IOException {
    List<String> named = Docs.codeIn(Files.readString(Path.of("docs/for-programmers.md")));
    try (Stream<Path> schemas = Files.list(Path.of("src/main/schemas"));
        Stream<Path> samples = Files.walk(Path.of("src/main/samples"))) {
      assertThat(Stream.concat(schemas, samples.filter(Files::isRegularFile)))
          .extracting(file -> file.getFileName().toString())
          .filteredOn(file -> !file.startsWith("es.sml.lead.") && !file.matches("ops.api\\.\\w+"))
          .isSubsetOf(named);
    }
    assertThat(named).contains("es.sml.lead.….v1.schema.json");
  }

  @Test
  void namesTheClientForJmsThatTheBrokerShipsWith() throws IOException {
    String pom = Files.readString(Path.of("pom.xml"));
    String version = pom.replaceFirst("(?s).*<artemis.version>([^<]+)<.*", "$1");
    assertThat(Files.readString(Path.of("docs/leads-by-jms.md")))
        .contains("<artifactId>artemis-jakarta-client</artifactId>\n  <version>" + version + "<");
  }

  @Test
  void startsOnANewCloneWithTheReadmesFirstCommand() throws IOException {
    assertThat(Files.readString(Path.of("README.md"))).contains("mvn -q compile exec:java");
    // A later phase is not part of that command.
    assertThat(Files.readString(Path.of("pom.xml")))
        .doesNotContain("<phase>process-classes</phase>");
  }

  private static boolean leadsSomewhere(Path page, String link) {
    String[] place = link.split("#", 2);
    Path file = place[0].isEmpty() ? page : page.resolveSibling(place[0]);
    if (place.length == 1) {
      return Files.exists(file);
    }
    try {
      return Markdown.anchors(Files.readAllLines(file)).contains(place[1]);
    } catch (IOException e) {
      return false;
    }
  }

  private static boolean isFile(String code) {
    return code.matches("\\S+(/|\\.\\w+)");
  }

  private static boolean isOurClass(String file) throws IOException {
    try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
      return sources.filter(source -> source.endsWith(file)).count() == 1;
    }
  }
}

package es.sml.connector.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What README.md points to is there; what it tells to type is for {@link ReadmeIT}. */
class ReadmeTest {
  static Stream<List<String>> wishes() throws IOException {
    return Readme.read().table("I want to …").stream();
  }

  @ParameterizedTest
  @MethodSource("wishes")
  void hasTheFilesThatItPointsTo(List<String> wishAndFiles) throws IOException {
    List<String> files =
        Readme.codeIn(wishAndFiles.get(1)).stream().filter(ReadmeTest::isFile).toList();
    assertThat(files).as("files for: %s", wishAndFiles.get(0)).isNotEmpty();
    Path beside = Path.of("");
    for (String file : files) {
      // A bare name stands beside the file that was named before it, or is a class of ours.
      Path path = file.contains("/") ? Path.of(file) : beside.resolve(file);
      assertThat(Files.exists(path) || isOurClass(file)).as(file).isTrue();
      beside = Files.isDirectory(path) ? path : path.toAbsolutePath().getParent();
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

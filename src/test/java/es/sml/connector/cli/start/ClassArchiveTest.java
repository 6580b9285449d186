package es.sml.connector.cli.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ClassArchiveTest {
  private static final List<String> CLASSES = List.of("java/lang/Object", "picocli/CommandLine");

  @TempDir Path directory;
  private Path file;
  private ClassArchive archive;

  @BeforeEach
  void name() {
    file = directory.resolve("cache/sml-connector.jsa");
    archive = new ClassArchive(file, List.of("-XX:+UseSerialGC", "-Dsecret=1", "-Xmx9g"));
  }

  @Test
  void writesAnArchiveThatTheJvmAccepts() throws Exception {
    String jar =
        Path.of(CommandLine.class.getProtectionDomain().getCodeSource().getLocation().toURI())
            .toString();
    archive.write(CLASSES, jar);
    assertThat(inFolder()).containsExactly(file);
    // With -Xshare:on the JVM refuses an unusable archive.
    Process java =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xshare:on",
                "-XX:SharedArchiveFile=" + file,
                "-cp",
                jar,
                "-version")
            .redirectErrorStream(true)
            .start();
    String output = new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(java.waitFor()).as(output).isZero();
  }

  @Test
  void leavesTheOldOneIfItFails() throws Exception {
    Files.createDirectories(file.getParent());
    Files.writeString(file, "old");
    assertThatIOException()
        .isThrownBy(() -> failing().write(CLASSES, ""))
        .withMessage("java -Xshare:dump ended with status 1");
    assertThat(inFolder()).containsExactly(file);
    assertThat(file).hasContent("old");
  }

  @Test
  void deletesWhatAKillLeftButNotWhatAnotherWrites() throws Exception {
    Files.createDirectories(file.getParent());
    Path left = Files.createFile(file.resolveSibling("sml-connector.jsa1.new"));
    Files.setLastModifiedTime(left, FileTime.from(Instant.now().minus(Duration.ofHours(2))));
    Path other = Files.createFile(file.resolveSibling("sml-connector.jsa2.new"));
    assertThatIOException().isThrownBy(() -> failing().write(CLASSES, ""));
    assertThat(inFolder()).containsExactly(other);
  }

  private ClassArchive failing() {
    return new ClassArchive(file, List.of("-XX:+UseWhatNoJvmHas"));
  }

  private List<Path> inFolder() throws Exception {
    try (Stream<Path> files = Files.list(file.getParent())) {
      return files.toList();
    }
  }
}

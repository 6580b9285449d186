package es.sml.connector.packaged;

import static es.sml.connector.testing.DealerBuilder.aDealer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import es.sml.connector.testing.ShippedVocabulary;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An installation without a class archive, as after unpacking: the connector makes one. */
class ClassArchiveIT {
  private static final Path PACKAGE = Path.of(System.getProperty("connector.home"));

  @TempDir Path directory;
  private Path home;
  private Path archive;

  @BeforeEach
  void unpack() throws Exception {
    home = Files.createDirectory(directory.resolve("my connector"));
    Files.createDirectory(home.resolve("bin"));
    Files.copy(PACKAGE.resolve("bin/sml-connector"), home.resolve("bin/sml-connector"));
    Files.createSymbolicLink(home.resolve("lib"), PACKAGE.resolve("lib").toAbsolutePath());
    archive = home.resolve("sml-connector.jsa");
    Path config = Files.createDirectories(directory.resolve("config/formats")).getParent();
    ShippedVocabulary.linkInto(config);
    String format = "formats/correo-etiquetado.yaml";
    Files.copy(Path.of("config").resolve(format), config.resolve(format));
    Files.writeString(config.resolve("application.properties"), "ops.port = 0\n");
    aDealer().at(1).withQueue().writeTo(config);
  }

  @Test
  void isMadeAfterTheFirstStartAndUsedByTheSecond() throws Exception {
    try (PackagedConnector first = run("")) {
      await().atMost(Duration.ofMinutes(3)).until(() -> Files.exists(archive));
      first.awaitOutput("the next start is faster");
    }
    assertThat(home.toFile().list()).containsExactlyInAnyOrder("bin", "lib", "sml-connector.jsa");
    // With -Xshare:on the JVM refuses an unusable archive.
    try (PackagedConnector second = run("-Xshare:on")) {
      assertThat(second.output()).doesNotContain("class archive");
    }
  }

  @Test
  void isLeftOutIfTheConnectorStopsMeanwhile() throws Exception {
    try (PackagedConnector stopped = run("")) {
      await().atMost(Duration.ofMinutes(1)).until(this::isWritten);
    }
    await().atMost(Duration.ofSeconds(2)).until(() -> !isWritten());
    assertThat(home.toFile().list()).doesNotContain("sml-connector.jsa");
  }

  private boolean isWritten() {
    return ProcessHandle.allProcesses()
        .map(process -> process.info().commandLine().orElse(""))
        .anyMatch(line -> line.contains("-Xshare:dump") && line.contains(home.toString()));
  }

  @Test
  void isIgnoredIfOthersCanWriteIt() throws Exception {
    Files.writeString(archive, "not an archive");
    assertThat(exitWithWrongArchive("rw-r--r--")).isEqualTo(1);
    assertThat(exitWithWrongArchive("rw-rw-r--")).isZero();
    assertThat(exitWithWrongArchive("rw-r--rw-")).isZero();
  }

  // A JVM that must use this archive does not start, so it starts only if it gets none.
  private int exitWithWrongArchive(String permissions) throws Exception {
    Files.setPosixFilePermissions(archive, PosixFilePermissions.fromString(permissions));
    try (PackagedConnector version =
        PackagedConnector.startIn(
            home, Map.of("SML_CONNECTOR_OPTS", "-Xshare:on"), directory, "--version")) {
      return version.awaitExit();
    }
  }

  private PackagedConnector run(String options) throws Exception {
    return PackagedConnector.startIn(
            home,
            Map.of("SML_CONNECTOR_OPTS", options),
            directory,
            "run",
            "--routes",
            PACKAGE.resolve("routes").toString())
        .awaitOutput("ready in");
  }
}

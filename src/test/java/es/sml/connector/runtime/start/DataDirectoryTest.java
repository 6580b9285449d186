package es.sml.connector.runtime.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import es.sml.connector.config.file.ConfigurationException;
import es.sml.connector.testing.RunningConnector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {
  @TempDir Path directory;
  private RunningConnector connector;
  private Path data;

  @BeforeEach
  void prepare() {
    assumeTrue(directory.getFileSystem().supportedFileAttributeViews().contains("posix"));
    connector = new RunningConnector(directory);
    data = directory.resolve("data");
  }

  @AfterEach
  void stop() {
    connector.close();
  }

  @Test
  void isForItsOwnerAloneWithTheLedgerInIt() throws Exception {
    connector.start();
    assertPrivate(data);
  }

  @Test
  void isForItsOwnerAloneWithTheLedgerElsewhere() throws Exception {
    Path ledger = directory.resolve("elsewhere.db");
    connector.withSetting("database.url", "jdbc:sqlite:" + ledger).start();
    connector.offer(0, 3);
    connector.awaitCreated(3);
    assertThat(data.resolve("broker/journal")).isDirectory();
    assertPrivate(data);
    try (Stream<Path> files = Files.list(directory)) {
      assertThat(files.filter(file -> file.getFileName().toString().startsWith("elsewhere.db")))
          .hasSizeGreaterThan(1)
          .allSatisfy(file -> assertThat(mode(file)).isEqualTo("rw-------"));
    }
  }

  @Test
  void stopsTheStartWhereOthersCanReachIt() throws Exception {
    Files.createDirectory(data);
    setMode(data, "rwxr-x---");
    assertThatThrownBy(connector::start)
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining(
            "application.properties: data-directory: other users can reach " + data)
        .hasMessageContaining("chmod -R go-rwx " + data);
    assertThat(data).isEmptyDirectory();
  }

  @Test
  void stopsTheStartWhereItIsALinkToOneThatOthersCanReach() throws Exception {
    Path target = Files.createDirectory(directory.resolve("target"));
    setMode(target, "rwxr-xr-x");
    Files.createSymbolicLink(data, target);
    assertThatThrownBy(connector::start).hasMessageContaining("chmod -R go-rwx " + data);
    setMode(target, "rwx------");
    connector.start();
    assertPrivate(target);
  }

  @Test
  void stopsTheStartWhereALinkInItLeadsToOneThatOthersCanReach() throws Exception {
    Path target = Files.createDirectory(directory.resolve("target"));
    setMode(target, "rwxr-xr-x");
    setMode(Files.createDirectory(data), "rwx------");
    Files.createSymbolicLink(data.resolve("broker"), target);
    assertThatThrownBy(connector::start)
        .hasMessageContaining("chmod -R go-rwx " + data.resolve("broker"));
  }

  @Test
  void stopsTheStartWhereItBelongsToAnotherUser() throws Exception {
    Files.createDirectory(data);
    setMode(data, "rwx------");
    assumeTrue(isGivenAway(data), "only root can give a directory away");
    assertThatThrownBy(connector::start)
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("belongs to another user");
  }

  @Test
  void stopsTheStartWhereOthersCanReadTheLedgerElsewhere() throws Exception {
    Path ledger = Files.createFile(directory.resolve("elsewhere.db"));
    setMode(ledger, "rw-r--r--");
    connector.withSetting("database.url", "jdbc:sqlite:" + ledger + "?cache=private");
    assertThatThrownBy(connector::start)
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("database.url: other users can reach " + ledger);
  }

  @Test
  void namesTheDirectoryThatCannotBe() throws Exception {
    Files.createFile(data);
    assertThatThrownBy(connector::start)
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("data-directory: " + data + " cannot be created");
  }

  @Test
  void closesWhatAnEarlierBuildLeftOpenInIt() throws Exception {
    setMode(Files.createDirectory(data), "rwx------");
    Path below = Files.createDirectories(data.resolve("broker/journal"));
    setMode(below, "rwxr-xr-x");
    Path outside = Files.createFile(directory.resolve("outside"));
    setMode(outside, "rw-r--r--");
    Files.createSymbolicLink(data.resolve("link"), outside);
    connector.start();
    assertPrivate(data);
    assertThat(mode(outside)).isEqualTo("rw-r--r--");
  }

  private static void assertPrivate(Path root) throws IOException {
    try (Stream<Path> all = Files.walk(root.toRealPath())) {
      assertThat(all.filter(path -> !Files.isSymbolicLink(path)).toList())
          .hasSizeGreaterThan(5)
          .allSatisfy(
              path ->
                  assertThat(mode(path))
                      .as(path.toString())
                      .startsWith(Files.isDirectory(path) ? "rwx" : "rw")
                      .endsWith("------"));
    }
  }

  private static boolean isGivenAway(Path path) {
    try {
      Files.setAttribute(path, "unix:uid", 65534);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static void setMode(Path path, String mode) throws IOException {
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(mode));
  }

  private static String mode(Path path) throws IOException {
    return PosixFilePermissions.toString(
        Files.getPosixFilePermissions(path, LinkOption.NOFOLLOW_LINKS));
  }
}

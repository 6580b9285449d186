package es.sml.connector.runtime.start;

import static org.assertj.core.api.Assertions.assertThat;

import es.sml.connector.setting.file.PrivateFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnpackedFilesTest {
  @TempDir Path data;
  private final Properties before = new Properties();

  @BeforeEach
  void keepProperties() {
    before.putAll(System.getProperties());
  }

  @AfterEach
  void restoreProperties() {
    System.setProperties(before);
  }

  @Test
  void lieInTheDataDirectoryForItsOwnerAlone() throws Exception {
    String temporary = System.getProperty("java.io.tmpdir");
    UnpackedFiles.keepIn(data);
    for (String library :
        List.of("org.sqlite.tmpdir", "io.netty.native.workdir", "vertx.cacheDirBase")) {
      Path folder = Path.of(System.getProperty(library));
      assertThat(folder).isDirectory().startsWith(data.resolve("tmp"));
      assertThat(PrivateFiles.isOpenToOthers(folder)).isFalse();
    }
    assertThat(System.getProperty("java.io.tmpdir")).isEqualTo(temporary);
  }

  @Test
  void areAllTemporaryFilesOfThePackagedProgram() {
    System.setProperty("connector.home", data.toString());
    UnpackedFiles.keepIn(data);
    assertThat(Path.of(System.getProperty("java.io.tmpdir"))).startsWith(data.resolve("tmp"));
  }

  @Test
  void ofAnEndedProcessAreRemoved() throws Exception {
    Process other = new ProcessBuilder("sleep", "60").start();
    try {
      Path running = Files.createDirectories(data.resolve("tmp/" + other.pid() + "-1"));
      Path sameNumber =
          Files.createDirectories(data.resolve("tmp/" + ProcessHandle.current().pid() + "-1"));
      Path ended = Files.createDirectories(data.resolve("tmp/999999999-1/cache"));
      Files.writeString(ended.resolve("lib.so"), "x");
      Path strange = Files.createDirectories(data.resolve("tmp/of somebody"));
      UnpackedFiles.keepIn(data);
      assertThat(running).exists();
      assertThat(strange).exists();
      assertThat(sameNumber).doesNotExist();
      assertThat(ended.getParent()).doesNotExist();
    } finally {
      other.destroyForcibly();
    }
  }
}

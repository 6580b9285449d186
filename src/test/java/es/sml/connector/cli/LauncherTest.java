package es.sml.connector.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script that starts Java. A script in place of Java shows what it gets. */
class LauncherTest {
  @TempDir Path home;

  @Test
  void aClosedInputIsAnEmptyOne() throws Exception {
    Path java = Files.createDirectory(home.resolve("bin")).resolve("java");
    Files.writeString(java, "#!/bin/sh\ncat && echo ended\n");
    Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwx------"));
    ProcessBuilder launcher =
        new ProcessBuilder("sh", "-c", "sh src/main/bin/sml-connector add-dealer <&-");
    launcher.environment().put("JAVA_HOME", home.toString());
    Process process = launcher.redirectErrorStream(true).start();
    assertThat(process.inputReader().lines()).containsExactly("ended");
    assertThat(process.waitFor()).isZero();
  }
}

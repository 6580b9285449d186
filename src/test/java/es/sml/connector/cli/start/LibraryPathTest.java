package es.sml.connector.cli.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class LibraryPathTest {
  @Test
  void leavesOutExt() {
    String path = String.join(File.pathSeparator, "/c/lib/a.jar", "/c/lib/b.jar", "/c/ext/c.jar");
    assertThat(LibraryPath.without(Path.of("/c/ext"), path))
        .isEqualTo("/c/lib/a.jar" + File.pathSeparator + "/c/lib/b.jar");
  }
}

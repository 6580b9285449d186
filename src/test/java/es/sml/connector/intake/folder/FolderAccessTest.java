package es.sml.connector.intake.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderAccessTest {
  @TempDir private Path directory;

  @Test
  void saysThatAPathIsAFile() throws Exception {
    Path file = Files.createFile(directory.resolve("file"));
    for (Path wanted : new Path[] {file, file.resolve("below")}) {
      assertThatThrownBy(() -> FolderAccess.make(wanted))
          .hasMessage(file + " is a file, not a folder; correct directory in dealers.yaml");
      assertThatThrownBy(() -> FolderAccess.checkBeforeStart(wanted))
          .hasMessage(file + " is a file, not a folder; correct directory in dealers.yaml");
    }
  }

  @Test
  void saysThatAFileSystemIsReadOnly() {
    Path readOnly = FileSystems.getFileSystem(URI.create("jrt:/")).getPath("/modules");
    assertThatThrownBy(() -> FolderAccess.check(readOnly))
        .hasMessage(
            "the file system of /modules is read-only; mount it so that the connector can write");
  }

  @Test
  void reportsBeforeAStartThatTheFolderCannotBeCreated() {
    assumeThat(Path.of("/proc/self")).exists();
    assertThatThrownBy(() -> FolderAccess.checkBeforeStart(Path.of("/proc/new")))
        .hasMessageContaining("cannot be created")
        .hasMessageContaining("create it");
  }

  @Test
  void leavesNothingBehindBeforeAStart() throws Exception {
    assertThat(FolderAccess.checkBeforeStart(directory.resolve("a/b"))).isFalse();
    assertThat(directory).isEmptyDirectory();
    assertThat(FolderAccess.checkBeforeStart(directory)).isTrue();
  }
}

package es.sml.connector.intake.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import es.sml.connector.intake.folder.DropFolder;
import es.sml.connector.lead.MessageKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptFilesTest {
  private static final int MOST = 1_000;

  @TempDir Path directory;
  private DropFolder folder;
  private KeptFiles files;

  @BeforeEach
  void makeFolders() throws IOException {
    folder = new DropFolder(directory, null, null, null);
    files = new KeptFiles(folder);
    Files.createDirectory(folder.processed());
    Files.createDirectory(folder.failed());
  }

  @Test
  void goWhenTheyHaveLainThereForSoLong() throws Exception {
    Path processed = file(folder.processed(), "lead.csv");
    Path failed = file(folder.failed(), "bad.csv");
    Path reason = file(folder.failed(), "bad.csv.reason.txt");
    Path waiting = file(directory, "next.csv");
    Files.setLastModifiedTime(processed, FileTime.fromMillis(0)); // of the file, not of its move
    assertThat(files.forget(Duration.ofHours(1))).isZero();
    await().until(() -> files.forget(Duration.ofMillis(1)) > 0 || !Files.exists(processed));
    files.forget(Duration.ofMillis(1));
    assertThat(processed).doesNotExist();
    assertThat(failed).doesNotExist();
    assertThat(reason).doesNotExist();
    assertThat(waiting).exists();
  }

  @Test
  void areNotRemovedThroughALink() throws Exception {
    Path elsewhere = Files.createDirectory(directory.resolve("elsewhere"));
    Path kept = file(elsewhere, "kept.csv");
    Files.delete(folder.processed());
    Files.createSymbolicLink(folder.processed(), elsewhere);
    assertThatThrownBy(() -> files.forget(Duration.ZERO))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("is a symbolic link");
    assertThat(kept).exists();
  }

  @Test
  void areFoundByTheirMessageUnderAnyName() throws Exception {
    file(folder.processed(), "lead.csv");
    file(folder.processed(), "lead-20260301-100000-000.csv");
    file(folder.processed(), "other.csv");
    Files.writeString(folder.processed().resolve("lead-2.csv"), "other content");
    Files.createSymbolicLink(folder.processed().resolve("lead-3.csv"), Path.of("other.csv"));
    String key = MessageKey.of("norte", "lead.csv", "content".getBytes(StandardCharsets.UTF_8));
    assertThat(files.find("norte", key, "lead.csv", MOST))
        .extracting(Path::toString)
        .containsExactlyInAnyOrder("lead.csv", "lead-20260301-100000-000.csv");
    files.delete(files.find("norte", key, "lead.csv", MOST));
    assertThat(files.find("norte", key, "lead.csv", MOST)).isEmpty();
    assertThat(folder.processed().resolve("other.csv")).exists();
  }

  private static Path file(Path folder, String name) throws IOException {
    return Files.writeString(folder.resolve(name), "content");
  }
}

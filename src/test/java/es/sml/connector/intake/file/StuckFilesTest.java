package es.sml.connector.intake.file;

import static org.assertj.core.api.Assertions.assertThat;

import es.sml.connector.intake.file.StuckFiles.Fate;
import es.sml.connector.intake.folder.DropFolder;
import es.sml.connector.language.LocalizedText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The times of the retries of a stuck file. */
class StuckFilesTest {
  private static final LocalizedText STAYS = LocalizedText.untranslated("stays");

  @TempDir Path directory;

  private final AtomicLong clock = new AtomicLong();
  private StuckFiles stuck;
  private Path file;

  @BeforeEach
  void aFile() throws IOException {
    stuck =
        new StuckFiles(
            "norte", new DropFolder(directory, Duration.ofSeconds(2), null, null), clock::get);
    file = Files.writeString(directory.resolve("bad.csv"), "a");
  }

  @Test
  void triesAFileEverMoreRarely() throws Exception {
    assertThat(stuck.isDue(file)).isTrue();
    int tries = 0;
    for (int second = 0; second < 3_600; second++) {
      clock.set(Duration.ofSeconds(second).toNanos());
      if (stuck.isDue(file)) {
        stuck.add(file, FileSnapshot.of(file), Fate.REFUSED, STAYS);
        tries++;
      }
    }
    assertThat(tries).isBetween(10, 16);
    clock.addAndGet(Duration.ofMinutes(10).toNanos());
    assertThat(stuck.isDue(file)).isTrue();
  }

  @Test
  void triesAFileAtOnceThatHasChanged() throws Exception {
    stuck.add(file, FileSnapshot.of(file), Fate.STORED, STAYS);
    assertThat(stuck.isDue(file)).isFalse();
    assertThat(stuck.isStored(file, FileSnapshot.of(file))).isTrue();
    Files.writeString(file, "b");
    Files.setLastModifiedTime(file, FileTime.from(Instant.EPOCH));
    assertThat(stuck.isDue(file)).isTrue();
    assertThat(stuck.isStored(file, FileSnapshot.of(file))).isFalse();
  }

  @Test
  void retriesAFileThatChangesWhileItIsRead() throws Exception {
    FileSnapshot read = FileSnapshot.of(file);
    Files.writeString(file, "ab");
    stuck.add(file, read, Fate.STORED, STAYS);
    assertThat(stuck.isDue(file)).isTrue();
    assertThat(stuck.isStored(file, FileSnapshot.of(file))).isFalse();
  }

  @Test
  void forgetsWhatHasGone() throws Exception {
    stuck.add(file, FileSnapshot.of(file), Fate.REFUSED, STAYS);
    stuck.addFolder(Files.createDirectory(directory.resolve("folder.csv")));
    stuck.keepOnly(List.of(file));
    assertThat(stuck.reason()).hasToString("bad.csv stays");
    stuck.remove(file);
    assertThat(stuck.reason()).isNull();
  }

  @Test
  void namesTheFirstAndCountsTheRest() throws Exception {
    for (int i = 10; i < 22; i++) {
      stuck.addFolder(Files.createDirectory(directory.resolve("f" + i + ".csv")));
    }
    assertThat(stuck.count()).isEqualTo(12);
    assertThat(stuck.reason().toString())
        .startsWith(
            "f10.csv is a folder, which the connector does not read; drop its files themselves. f11.csv is")
        .contains("f19.csv")
        .doesNotContain("f20.csv")
        .endsWith(". 2 more stay in the folder");
    assertThat(stuck.reason().in(Locale.forLanguageTag("es")))
        .startsWith("f10.csv es una carpeta, y el conector no las lee")
        .endsWith(". 2 más se quedan en la carpeta");
  }
}

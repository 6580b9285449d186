package es.sml.connector.intake.file;

import static org.assertj.core.api.Assertions.assertThat;

import es.sml.connector.intake.folder.DoneFilePattern;
import es.sml.connector.intake.folder.DropFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The choice of files in a folder at each instant. */
class CompleteFilesTest {
  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

  @TempDir Path directory;

  @Test
  void waitsUntilAFileHasNotChangedForItsTime() throws Exception {
    CompleteFiles files = growing();
    Path lead = file("lead.csv", "a", NOON);
    assertThat(found(files, NOON.plusSeconds(9))).isEmpty();
    file(lead.getFileName().toString(), "ab", NOON.plusSeconds(9));
    assertThat(found(files, NOON.plusSeconds(18))).isEmpty();
    assertThat(found(files, NOON.plusSeconds(19))).containsExactly("lead.csv");
  }

  @Test
  void goesByWhatItSawWhereTheClockOfTheFilesIsAhead() throws Exception {
    CompleteFiles files = growing();
    Instant ahead = NOON.plus(Duration.ofDays(1));
    file("lead.csv", "a", ahead);
    assertThat(found(files, NOON)).isEmpty();
    file("lead.csv", "ab", ahead);
    assertThat(found(files, NOON.plusSeconds(9))).isEmpty();
    assertThat(found(files, NOON.plusSeconds(18))).isEmpty();
    assertThat(found(files, NOON.plusSeconds(19))).containsExactly("lead.csv");
  }

  @Test
  void waitsAMinuteForTheFirstByteOfAnEmptyFile() throws Exception {
    CompleteFiles files = growing();
    file("lead.csv", "", NOON);
    assertThat(found(files, NOON.plusSeconds(59))).isEmpty();
    assertThat(found(files, NOON.plusSeconds(60))).containsExactly("lead.csv");
  }

  @Test
  void namesAFileOfAKindThatItNeverReadsUntilItIsGone() throws Exception {
    DropFolder folder =
        new DropFolder(directory, Duration.ofSeconds(1), Duration.ofSeconds(10), null);
    StuckFiles stuck = new StuckFiles("norte", folder, System::nanoTime);
    CompleteFiles files = new CompleteFiles(folder, null, stuck);
    Path sheet = file("leads.XLSX", "a", NOON);
    file("~$leads.xlsx", "a", NOON);
    file(".foto.jpg", "a", NOON);
    file("leads.part", "a", NOON);
    assertThat(found(files, NOON.plusSeconds(9))).isEmpty();
    assertThat(stuck.count()).isZero();
    assertThat(found(files, NOON.plusSeconds(11))).isEmpty();
    assertThat(stuck.reason()).hasToString("leads.XLSX is a spreadsheet; save it as CSV");
    file("foto.jpg", "a", NOON);
    assertThat(found(files, NOON.plusSeconds(12))).isEmpty();
    assertThat(stuck.reason())
        .hasToString(
            "foto.jpg is an image; drop .csv, .eml, .json, .xml or .txt. leads.XLSX is a"
                + " spreadsheet; save it as CSV");
    Files.delete(sheet);
    Files.delete(directory.resolve("foto.jpg"));
    assertThat(found(files, NOON.plusSeconds(13))).isEmpty();
    assertThat(stuck.reason()).isNull();
  }

  @Test
  void choosesNoMoreThanTheOldest() throws Exception {
    int count = CompleteFiles.MOST + 7;
    for (int i = 0; i < count; i++) {
      file("%05d.csv".formatted(i), "a", NOON.minusSeconds(i));
    }
    assertThat(found(growing(), NOON.plusSeconds(60)))
        .hasSize(CompleteFiles.MOST)
        .startsWith("%05d.csv".formatted(count - 1))
        .endsWith("00007.csv");
  }

  @ParameterizedTest
  @CsvSource({
    "{name}.done, lead.csv.done",
    "{stem}.ok, lead.ok",
    "ready-{name}, ready-lead.csv",
    "{stem}.txt, lead.txt"
  })
  void readsAFileOnlyWithItsDoneFile(String pattern, String doneFile) throws Exception {
    CompleteFiles files = new CompleteFiles(folder(pattern), done(pattern), stuck(pattern));
    file("lead.csv", "a", NOON);
    file("other.csv", "a", NOON.minusSeconds(1_000));
    assertThat(found(files, NOON)).isEmpty();
    file(doneFile, "", NOON);
    assertThat(found(files, NOON)).containsExactly("lead.csv");
  }

  @Test
  void keepsADoneFileWhileItSpeaksForAnother() throws Exception {
    DoneFiles done = done("{stem}.ok");
    file("lead.ok", "", NOON);
    Path csv = file("lead.csv", "a", NOON);
    Path xml = file("lead.xml", "a", NOON);
    assertThat(found(new CompleteFiles(folder("{stem}.ok"), done, stuck(null)), NOON))
        .containsExactly("lead.csv", "lead.xml");
    Files.delete(csv);
    done.gone("lead.csv");
    assertThat(directory.resolve("lead.ok")).exists();
    Files.delete(xml);
    done.gone("lead.xml");
    assertThat(directory.resolve("lead.ok")).doesNotExist();
  }

  @Test
  void removesADoneFileWithoutItsFileInTwoPolls() throws Exception {
    CompleteFiles files = new CompleteFiles(folder("{name}.ok"), done("{name}.ok"), stuck(null));
    Path orphan = file("lead.csv.ok", "", NOON);
    assertThat(found(files, NOON)).isEmpty();
    assertThat(orphan).exists();
    assertThat(found(files, NOON)).isEmpty();
    assertThat(orphan).doesNotExist();
  }

  @Test
  void renamesAnAwkwardNameWithItsDoneFile() throws Exception {
    CompleteFiles files = new CompleteFiles(folder("{name}.ok"), done("{name}.ok"), stuck(null));
    file("a\tb.csv", "a", NOON);
    file("a\tb.csv.ok", "", NOON);
    assertThat(found(files, NOON)).containsExactly("a_b.csv");
    assertThat(directory.toFile().list()).containsExactlyInAnyOrder("a_b.csv", "a_b.csv.ok");
  }

  private CompleteFiles growing() {
    return new CompleteFiles(folder(null), null, stuck(null));
  }

  private DropFolder folder(String doneFile) {
    return new DropFolder(directory, null, Duration.ofSeconds(10), doneFile);
  }

  private StuckFiles stuck(String doneFile) {
    return new StuckFiles("norte", folder(doneFile), System::nanoTime);
  }

  private DoneFiles done(String pattern) {
    return new DoneFiles(new DoneFilePattern(pattern), stuck(pattern));
  }

  private static List<String> found(CompleteFiles files, Instant now) throws IOException {
    return files.find(now).stream().map(CompleteFiles.Found::name).toList();
  }

  private Path file(String name, String content, Instant modified) throws IOException {
    Path file = Files.writeString(directory.resolve(name), content);
    return Files.setLastModifiedTime(file, FileTime.from(modified));
  }
}

package es.sml.connector.intake.file;

import static org.assertj.core.api.Assertions.assertThat;

import es.sml.connector.intake.folder.DropFolder;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.apache.camel.component.file.GenericFile;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DroppedFileMovesTest {
  @TempDir private Path directory;

  @Test
  void leavesAFileForALaterPollThatAProgramOverwritesDuringThePoll() throws Exception {
    DropFolder folder = new DropFolder(directory, null, Duration.ZERO, null);
    StuckFiles stuck = new StuckFiles("norte", folder, System::nanoTime);
    CompleteFiles files = new CompleteFiles(folder, null, stuck);
    DroppedFileMoves moves = new DroppedFileMoves("norte", folder, null, stuck);
    Path file = Files.writeString(directory.resolve("lead.json"), "{\"id\": 1}");
    moves.beginPoll(files.find(Instant.now().plusSeconds(60)));
    assertThat(begin(moves, file)).isTrue();
    Files.writeString(file, "");
    assertThat(begin(moves, file)).isFalse();
    Files.writeString(file, "{\"id\": 22}");
    moves.beginPoll(files.find(Instant.now().plusSeconds(120)));
    assertThat(begin(moves, file)).isTrue();
  }

  private static boolean begin(DroppedFileMoves moves, Path path) throws Exception {
    GenericFile<File> file = new GenericFile<>();
    file.setFile(path.toFile());
    return moves.begin(null, null, new DefaultExchange(new DefaultCamelContext()), file);
  }
}

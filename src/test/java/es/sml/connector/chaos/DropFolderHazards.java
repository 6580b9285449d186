package es.sml.connector.chaos;

import static es.sml.connector.chaos.CrashPoint.after;
import static es.sml.connector.chaos.CrashPoint.before;

import es.sml.connector.chaos.OfferedLead.Fate;
import es.sml.connector.chaos.Outcome.Counted;
import es.sml.connector.intake.PinnedFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A drop folder contains files that can be neither accepted nor moved. The connector must accept
 * the other files while it is killed at each step.
 */
final class DropFolderHazards implements Scenario {
  private static final List<CrashPoint> POINTS =
      List.of(
          after("dead-letter-file-store"),
          before("drop-folder-file-store"),
          after("drop-folder-file-store"),
          after("route drop-folder-file"));

  @Override
  public String name() {
    return "hazards of a drop folder";
  }

  @Override
  public Outcome play(Stage stage) throws Exception {
    try (PinnedFiles pinned = new PinnedFiles();
        EmbeddedWorld world = stage.embedded(World.Sml.SEARCHABLE)) {
      world.connector().with("intake.max-message-size", "2KB");
      Files.createDirectory(world.drop().resolve("carpeta.csv"));
      boolean stay = lay(world, pinned, "vacio.csv", "");
      lay(world, pinned, "grande.csv", " ".repeat(3_000));
      String phone = world.recorder().newPhone();
      lay(world, pinned, "bueno.csv", LeadTexts.csv(List.of(phone)));
      world.recorder().offered(phone, Fate.CREATED);
      int kills = stage.settings().number("folder-kills", POINTS.size(), 200);
      for (int kill = 0; kill < kills; kill++) {
        killAt(POINTS.get(kill % POINTS.size()), world, stage);
      }
      world.restart();
      world.awaitIdle(Duration.ofSeconds(90));
      int dead = world.remains().dead().size();
      stage.check(dead == 2, dead + " dead letters of two files that are refused");
      stage.check(!stay || isEmpty(world.drop().resolve("failed")), "failed/ is not empty");
      return stage.end(world, Duration.ofSeconds(90));
    }
  }

  private static boolean lay(World world, PinnedFiles pinned, String name, String content)
      throws Exception {
    Path file = Files.writeString(world.drop().resolve(name), content);
    Files.setLastModifiedTime(file, FileTime.from(Instant.EPOCH)); // so that it is complete at once
    boolean stays = pinned.canPin(file);
    if (stays) {
      world.stays(file);
    }
    return stays;
  }

  private static void killAt(CrashPoint point, World world, Stage stage) throws Exception {
    if (world.connector().jvm() == null) {
      world.start(point);
    } else {
      world.restart(point);
    }
    for (int file = 0; file < 3; file++) {
      world.offerByFile();
    }
    world.connector().awaitPoint(point);
    world.connector().kill();
    stage.count(Counted.KILLS, 1);
    stage.count(Counted.NAMED_POINTS, 1);
  }

  private static boolean isEmpty(Path folder) throws Exception {
    try (var files = Files.list(folder)) {
      return files.findAny().isEmpty();
    }
  }
}

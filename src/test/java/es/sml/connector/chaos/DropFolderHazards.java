package es.sml.connector.chaos;

import static es.sml.connector.chaos.CrashPoint.after;
import static es.sml.connector.chaos.CrashPoint.before;

import es.sml.connector.chaos.OfferedLead.Fate;
import es.sml.connector.chaos.ScenarioOutcome.Counted;
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
          after("dead-letter-file-enqueue"),
          before("drop-folder-file-enqueue"),
          after("drop-folder-file-enqueue"),
          after("route drop-folder-file"));

  @Override
  public String name() {
    return "hazards of a drop folder";
  }

  @Override
  public ScenarioOutcome play(Stage stage) throws Exception {
    try (PinnedFiles pinned = new PinnedFiles();
        EmbeddedWorld world = stage.embedded(ChaosWorld.Sml.SEARCHABLE)) {
      world.connector().with("intake.max-message-size", "2KB");
      Files.createDirectory(world.drop().resolve("carpeta.csv"));
      boolean stay = drop(world, pinned, "vacio.csv", "");
      drop(world, pinned, "grande.csv", " ".repeat(3_000));
      String phone = world.recorder().newPhone();
      drop(world, pinned, "bueno.csv", LeadTexts.csv(List.of(phone)));
      world.recorder().offered(phone, Fate.CREATED);
      int kills = stage.settings().number("folder-kills", POINTS.size(), 200);
      for (int kill = 0; kill < kills; kill++) {
        killAt(POINTS.get(kill % POINTS.size()), world, stage);
      }
      world.restart();
      world.awaitIdle(Duration.ofSeconds(90));
      int dead = world.remains().dead().size();
      stage.check(dead == 2, dead + " dead letters of two files that are refused");
      List<String> failed = setAside(world.drop().resolve("failed"));
      stage.check(!stay || failed.isEmpty(), "in failed/ although they cannot be moved: " + failed);
      return stage.end(world, Duration.ofSeconds(90));
    }
  }

  private static boolean drop(ChaosWorld world, PinnedFiles pinned, String name, String content)
      throws Exception {
    Path file = Files.writeString(world.drop().resolve(name), content);
    Files.setLastModifiedTime(file, FileTime.from(Instant.EPOCH)); // so that it is complete at once
    boolean stays = pinned.canPin(file);
    if (stays) {
      world.stays(file);
    }
    return stays;
  }

  private static void killAt(CrashPoint point, ChaosWorld world, Stage stage) throws Exception {
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

  // Without the reasons: one is written before its file is moved, so a kill can leave it behind.
  private static List<String> setAside(Path folder) throws Exception {
    try (var files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".csv"))
          .toList();
    }
  }
}

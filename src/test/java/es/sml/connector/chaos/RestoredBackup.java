package es.sml.connector.chaos;

import static es.sml.connector.testing.sandbox.SandboxFault.on;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.stream.Stream;
import org.apache.camel.util.FileUtil;

/** Restores a backup of waiting leads after their delivery. */
final class RestoredBackup implements Scenario {
  private static final int LEADS = 20;

  @Override
  public String name() {
    return "backup and restore of the data directory";
  }

  @Override
  public ScenarioOutcome play(Stage stage) throws Exception {
    try (EmbeddedWorld world = stage.embedded(ChaosWorld.Sml.SEARCHABLE)) {
      Path data = world.directory().resolve("data");
      Path backup = world.directory().resolve("backup");
      world.start();
      int times = stage.settings().number("restores", 2, 20);
      for (int time = 0; time < times; time++) {
        awaitLeads(world, offer(world));
        world.sml().fault(on("create-lead").respond(503));
        offer(world);
        awaitEmptySources(world);
        stage.kill(world);
        copy(data, backup);
        world.sml().clearFaults();
        world.start();
        awaitLeads(world, offer(world));
        stage.kill(world);
        FileUtil.removeDir(data.toFile());
        Files.move(backup, data);
        world.restart();
      }
      // They follow the leads of the backup.
      awaitLeads(world, offer(world));
      return stage.end(world, Duration.ofSeconds(90));
    }
  }

  /** Returns the total number of leads by then. */
  private static long offer(ChaosWorld world) throws Exception {
    world.offer(LEADS);
    world.offerByMail(3);
    world.offerByFile();
    return world.recorder().count(OfferedLead.Fate.CREATED);
  }

  private static void awaitEmptySources(ChaosWorld world) {
    Deadline.await("the sources to be empty", Duration.ofMinutes(1), world::sourcesAreEmpty);
  }

  private static void awaitLeads(ChaosWorld world, long leads) {
    Deadline.await(
        leads + " leads in SML", Duration.ofMinutes(1), () -> world.sml().creates() >= leads);
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Files.copy(
            file, to.resolve(from.relativize(file).toString()), StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
  }
}

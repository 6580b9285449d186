package es.sml.connector.chaos;

import static es.sml.connector.testing.sandbox.SandboxFault.on;

import es.sml.connector.cli.SmlConnector;
import es.sml.connector.testing.FreePorts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.apache.camel.util.FileUtil;

/**
 * Backs up a running connector while leads flow, loses its machine after SML got more leads, and
 * restores the backup on another one.
 */
final class LostMachine implements Scenario {
  private static final int GROUP = 5;
  private static final String KEY = "file:backup.key";

  @Override
  public String name() {
    return "backup of a running connector, restored on another machine";
  }

  @Override
  public ScenarioOutcome play(Stage stage) throws Exception {
    try (EmbeddedWorld world = stage.embedded(ChaosWorld.Sml.SEARCHABLE)) {
      Files.writeString(world.directory().resolve("backup.key"), "the key of the chaos backups");
      world
          .connector()
          .with("ops.enabled", "true")
          .with("ops.port", String.valueOf(FreePorts.next()));
      world.start();
      int times = stage.settings().number("lost-machines", 1, 10);
      for (int time = 0; time < times; time++) {
        Path lost = world.data();
        String backup = "backup-" + time;
        backUpWhileLeadsFlow(world, backup);
        offerMore(world);
        awaitLeads(world);
        world.sml().fault(on("create-lead").respond(503));
        // Their only copy in the connector is on the machine that is lost.
        offerMore(world);
        Deadline.await("the sources to be empty", Duration.ofMinutes(1), world::sourcesAreEmpty);
        stage.kill(world);
        FileUtil.removeDir(lost.toFile());
        world.sml().clearFaults();
        world.moveTo("data-" + time);
        run(world, "restore", backup, "--key", KEY);
        putBack(world);
        world.restart();
        awaitLeads(world);
      }
      return stage.end(world, Duration.ofSeconds(90));
    }
  }

  private static void backUpWhileLeadsFlow(ChaosWorld world, String backup) throws Exception {
    AtomicBoolean ended = new AtomicBoolean();
    ExecutorService program = Executors.newSingleThreadExecutor();
    try {
      Future<?> leads =
          program.submit(
              () -> {
                while (!ended.get()) {
                  world.offer(GROUP);
                  awaitLeads(world);
                }
              });
      run(world, "backup", backup, "--key", KEY);
      ended.set(true);
      leads.get();
    } finally {
      ended.set(true);
      program.shutdownNow();
    }
    awaitLeads(world);
  }

  private static void offerMore(ChaosWorld world) throws IOException {
    world.offerByMail(GROUP);
    world.offerByFile();
  }

  // As docs/backup.md tells an operator.
  private static void putBack(ChaosWorld world) throws Exception {
    world.mail().putBack();
    try (Stream<Path> files = Files.list(world.drop().resolve("processed"))) {
      for (Path file : files.toList()) {
        Files.move(file, world.drop().resolve(file.getFileName()));
      }
    }
  }

  private static void run(ChaosWorld world, String... arguments) throws IOException {
    ChildJvm.start(SmlConnector.class, world.directory(), Map.of(), arguments).awaitSuccess();
  }

  private static void awaitLeads(ChaosWorld world) {
    long leads = world.recorder().count(OfferedLead.Fate.CREATED);
    Deadline.await(
        leads + " leads in SML", Duration.ofMinutes(1), () -> world.sml().creates() >= leads);
  }
}

package es.sml.connector.upgrade;

import static es.sml.connector.testing.sandbox.SandboxFault.on;
import static es.sml.connector.testing.sandbox.SandboxFault.onAll;
import static es.sml.connector.upgrade.EarlierWorld.Dealer.ESTE;
import static es.sml.connector.upgrade.EarlierWorld.Dealer.NORTE;
import static es.sml.connector.upgrade.EarlierWorld.Dealer.SUR;
import static es.sml.connector.upgrade.EarlierWorld.lead;
import static es.sml.connector.upgrade.EarlierWorld.phone;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Makes a kept data directory anew, by an earlier build: see the README beside them.
 *
 * <p>Each lead is in another state when the build is killed.
 */
@EnabledIfSystemProperty(named = "upgrade.from", matches = ".+")
class EarlierDataMaker {
  @TempDir private Path directory;

  @Test
  void makeDataOfAnEarlierBuild() throws Exception {
    Path checkout = Path.of(System.getProperty("upgrade.from")).toAbsolutePath();
    try (EarlierWorld world = new EarlierWorld();
        EarlierBuild build = new EarlierBuild(directory)) {
      build.start(checkout, world);
      createSome(world, build);
      endSome(world, build);
      holdSome(world, build);
      build.close();
      KeptData.write(System.getProperty("upgrade.name"), build.data(), world);
    }
  }

  /** Two are in SML, one of them with a history, and a third is its duplicate. */
  private static void createSome(EarlierWorld world, EarlierBuild build) throws Exception {
    build.send(NORTE, "dealers.norte.leads", lead(1));
    build.awaitRows(1, "lead WHERE state = 'CREATED'");
    build.send(NORTE, "dealers.norte.leads", lead(2), lead(1).replace("Cliente 1", "Uno"));
    build.awaitRows(2, "lead WHERE state = 'CREATED'");
    build.awaitRows(1, "lead WHERE state = 'DUPLICATE'");
    long first = world.sml(NORTE).audit().path(0).path("lead").asLong();
    world.sml(NORTE).patch("/api/lead/" + first + "/change_status/", "{\"status\": \"tracing\"}");
    build.awaitRows(1, "crm_event WHERE body LIKE '%status-changed%'");
  }

  /** One is rejected, one cannot be read, and one is parked. */
  private static void endSome(EarlierWorld world, EarlierBuild build) throws Exception {
    world.sml(NORTE).fault(on("create-lead").respond(400).once());
    build.send(NORTE, "dealers.norte.leads", lead(3));
    build.awaitRows(1, "lead WHERE state = 'REJECTED'");
    build.send(NORTE, "dealers.norte.leads", "{\"nothing\": \"of a lead\"}");
    build.send(SUR, "dealers.sur.leads", lead(4));
    build.awaitRows(1, "lead WHERE account = 'sur' AND state = 'CREATED'");
    world.sml(SUR).fault(on("create-lead").respondWithHtml().once());
    build.send(SUR, "dealers.sur.leads", lead(7));
    build.awaitRows(1, "lead WHERE parked_at IS NOT NULL");
  }

  /** One is in its request, one has an unknown outcome, and the others wait, with a command. */
  private void holdSome(EarlierWorld world, EarlierBuild build) throws Exception {
    world.sml(NORTE).fault(on("list-leads").respond(503));
    world.sml(NORTE).fault(on("create-lead").commitThenReset().once());
    build.send(NORTE, "dealers.norte.leads", lead(5));
    build.awaitRows(1, "lead WHERE state = 'UNKNOWN' AND parked_at IS NULL");
    world.sml(NORTE).fault(onAll().respond(503));
    build.send(
        NORTE,
        "sml.commands",
        "{\"id\": \"c-1\", \"operation\": \"finish-lead\", \"lead\": \"%s\"}"
            .formatted(world.sml(NORTE).audit().path(1).path("tags").path(0).asText()));
    build.awaitRows(1, "command WHERE command_id LIKE '%c-1%'");
    for (int number = 10; number < 20; number++) {
      build.send(NORTE, "dealers.norte.leads", lead(number));
    }
    dropFile(20, 25);
    world.sml(ESTE).fault(on("create-lead").delay(60_000));
    build.send(ESTE, "dealers.este.leads", lead(6));
    build.awaitRows(1, "lead WHERE account = 'este' AND state = 'POSTING'");
  }

  private void dropFile(int first, int end) throws IOException {
    StringBuilder csv = new StringBuilder("Nombre;Teléfono;Vehículo\n");
    for (int number = first; number < end; number++) {
      csv.append("Cliente %d;%s;Seat Ibiza\n".formatted(number, phone(number)));
    }
    Path folder = directory.resolve("drop").resolve(NORTE.id());
    Path file = Files.writeString(directory.resolve("leads.csv"), csv);
    Files.move(file, folder.resolve("leads.csv"), StandardCopyOption.ATOMIC_MOVE);
    await().until(() -> Files.exists(folder.resolve("processed/leads.csv")));
  }
}

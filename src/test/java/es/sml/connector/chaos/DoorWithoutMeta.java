package es.sml.connector.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import es.sml.connector.chaos.OfferedLead.Fate;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/**
 * Meta's Graph API is away while the ids of leads arrive. Some leads have no notification. The
 * forms are read every two seconds, so a reading and an id bring the same lead.
 */
final class DoorWithoutMeta implements Scenario {
  private static final int LEADS = 8;
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final List<String> OUTAGES =
      List.of("{\"kind\":\"status\",\"status\":500}", "{\"kind\":\"token-dead\"}");

  @Override
  public String name() {
    return "the door, without Meta";
  }

  @Override
  public ScenarioOutcome play(Stage stage) throws Exception {
    try (EmbeddedWorld world = stage.embedded(ChaosWorld.Sml.SEARCHABLE)) {
      DoorSender door = openDoor(world);
      world.start();
      // It reads no lead, because older leads are not the connector's.
      Deadline.await("the first reading", PATIENCE, () -> requests(world, "leads") > 0);
      sendLeads(world, door);
      int times = stage.settings().number("meta-outages", 1, 20);
      for (int time = 0; time < times; time++) {
        for (String outage : OUTAGES) {
          world.sml().graph("POST", "faults", outage);
          long before = requests(world, "lead");
          sendLeads(world, door);
          Deadline.await("a request for a lead", PATIENCE, () -> requests(world, "lead") > before);
          world.sml().graph("DELETE", "faults", null);
        }
        // A failed reading is tried again after ten minutes, or after a restart.
        stage.kill(world);
        world.restart();
      }
      return stage.end(world, Duration.ofMinutes(2));
    }
  }

  private static DoorSender openDoor(ChaosWorld world) throws IOException {
    RouteFiles routes = RouteFiles.read(ChildJvm.HOME.resolve("routes"));
    readOften(routes);
    world.connector().withRoutes(routes.write(world.directory().resolve("routes")));
    return world.openDoor(
        """
              fb:
                kind: meta
                secrets: ["env:META_SECRET"]
                meta: {verify-token: "env:DOOR_KEY", token: "env:META_TOKEN", pages: ["111"], schedule: "* * * * * ?", graph-url: "http://127.0.0.1:%d/graph/v25.0"}
        """
            .formatted(world.sml().port()));
  }

  static void readOften(RouteFiles routes) {
    routes.setSource("read-leads", "cron", "0/2 * * * * ?");
  }

  /** Sends the notifications of all leads but one. */
  private static void sendLeads(ChaosWorld world, DoorSender door) {
    for (int i = 0; i < LEADS; i++) {
      String phone = world.recorder().newPhone();
      JsonNode lead = world.sml().graph("POST", "leads", LeadTexts.meta(phone));
      if (i == 0) {
        world.recorder().offered(phone, Fate.CREATED);
      } else {
        door.sendMeta(phone, lead.path("webhook").asText(), lead.path("signature").asText());
      }
    }
  }

  private static long requests(ChaosWorld world, String kind) {
    return world.sml().graph("GET", "stats", null).path(kind).asLong();
  }
}

package es.sml.connector.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import es.sml.connector.chaos.OfferedLead.Fate;
import java.time.Duration;

/**
 * A platform's API is away or refuses while the ids of leads arrive. Some leads have no
 * notification. All leads are read every two seconds, so a reading and an id bring the same lead.
 */
record DoorWithoutPlatform(AdPlatform platform) implements Scenario {
  private static final int LEADS = 8;
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  @Override
  public String name() {
    return "the door, without " + platform.label();
  }

  @Override
  public ScenarioOutcome play(Stage stage) throws Exception {
    try (EmbeddedWorld world = stage.embedded(ChaosWorld.Sml.SEARCHABLE)) {
      RouteFiles routes = RouteFiles.read(ChildJvm.HOME.resolve("routes"));
      readOften(routes);
      world.connector().withRoutes(routes.write(world.directory().resolve("routes")));
      DoorSender door = world.openDoor(platform.channel(world.sml().port()));
      world.start();
      // It reads no lead, because older leads are not the connector's.
      Deadline.await("the first reading", PATIENCE, () -> requests(world, "leads") > 0);
      sendLeads(world, door);
      int times = stage.settings().number("platform-outages", 1, 20);
      for (int time = 0; time < times; time++) {
        for (String outage : platform.outages()) {
          control(world, "POST", "faults", outage);
          long before = requests(world, "lead");
          sendLeads(world, door);
          Deadline.await("a request for a lead", PATIENCE, () -> requests(world, "lead") > before);
          control(world, "DELETE", "faults", null);
        }
        // A failed reading is tried again after ten minutes, or after a restart.
        stage.kill(world);
        world.restart();
      }
      return stage.end(world, Duration.ofMinutes(2));
    }
  }

  static void readOften(RouteFiles routes) {
    routes.setSource("read-leads", "cron", "0/2 * * * * ?");
  }

  /** Sends the notifications of all leads but one. */
  private void sendLeads(ChaosWorld world, DoorSender door) throws Exception {
    for (int i = 0; i < LEADS; i++) {
      String phone = world.recorder().newPhone();
      JsonNode lead = control(world, "POST", "leads", platform.lead(phone));
      if (i == 0) {
        world.recorder().offered(phone, Fate.CREATED);
      } else {
        door.sendNotification(phone, platform, lead.path("webhook").asText());
      }
    }
  }

  private long requests(ChaosWorld world, String kind) {
    return control(world, "GET", "stats", null).path(kind).asLong();
  }

  private JsonNode control(ChaosWorld world, String method, String path, String body) {
    return world.sml().platform(method, platform.controls() + "/" + path, body);
  }
}

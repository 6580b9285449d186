package es.sml.connector.chaos;

import static es.sml.connector.testing.sandbox.SandboxFault.on;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Each lead gets another user as soon as SML has it. Meanwhile the connector is killed, and SML
 * sometimes lists all leads on one page. The CRM must be notified of each user in order.
 */
final class LeadsAssignedAtOnce implements Scenario {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int KILLS = 3;
  private static final int FIRST_USER = 2;
  private static final int USERS = 3;

  private final Map<Long, List<Integer>> users = new HashMap<>();

  @Override
  public String name() {
    return "leads assigned at once, on pages of any size";
  }

  @Override
  public ScenarioOutcome play(Stage stage) throws Exception {
    try (SharedWorld world = stage.shared(ChaosWorld.Sml.SEARCHABLE)) {
      int each = stage.settings().number("assigned", 20, 200);
      world.configureDealer("    crm: {}\n");
      world.connector().with("status.schedule", "* * * * * ?").with("sml.page-size", "7");
      world.start();
      for (int kill = 0; kill < KILLS; kill++) {
        world.sml().fault(on("list-leads").respondWithWholeList().times(each));
        world.offer(each);
        long killed = world.sml().creates() + 1 + stage.random().nextInt(each / 2);
        Deadline.await(
            "some of the leads to be in SML",
            Duration.ofMinutes(1),
            () -> {
              assign(world.sml());
              return world.sml().creates() >= killed;
            });
        stage.kill(world);
        assign(world.sml());
        world.restart();
      }
      Deadline.await(
          "all leads to be in SML, and told with their users",
          Duration.ofMinutes(2),
          () -> {
            assign(world.sml());
            return users.size() == KILLS * each && publishedUsers(world).equals(users);
          });
      stage.check(world.sml().struck("list-leads") > 0, "no page held all leads");
      return stage.end(world, Duration.ofMinutes(1));
    }
  }

  // New leads: SML gave them to its own user, and another user gets them.
  private void assign(SmlProcess sml) {
    Set<Long> fresh = new HashSet<>(sml.leads());
    fresh.removeAll(users.keySet());
    for (long lead : fresh) {
      int user = FIRST_USER + 1 + (int) (lead % USERS);
      sml.assign(lead, user);
      users.put(lead, List.of(FIRST_USER, user));
    }
  }

  private static Map<Long, List<Integer>> publishedUsers(SharedWorld world) throws IOException {
    Map<Long, List<Integer>> published = new HashMap<>();
    for (String body : world.ledger().events()) {
      JsonNode event = JSON.readTree(body);
      List<Integer> users =
          published.computeIfAbsent(event.at("/data/leadId").asLong(), unused -> new ArrayList<>());
      if (event.path("type").asText().contains(".created.") && event.at("/data/user").isInt()) {
        users.add(event.at("/data/user").asInt());
      } else if (event.path("type").asText().contains(".assigned.")) {
        boolean follows =
            users.isEmpty()
                ? event.at("/data/from").isNull()
                : event.at("/data/from").asInt() == users.get(users.size() - 1);
        users.add(follows ? event.at("/data/to").asInt() : -1);
      }
    }
    return published;
  }
}

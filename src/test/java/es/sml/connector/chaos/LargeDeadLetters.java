package es.sml.connector.chaos;

import com.fasterxml.jackson.databind.ObjectMapper;
import es.sml.connector.chaos.OfferedLead.Fate;
import es.sml.connector.testing.FreePorts;
import es.sml.connector.testing.Http11;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Several clients list dead letters with photos at the same time. Each list must contain all of
 * them.
 */
final class LargeDeadLetters implements Scenario {
  private static final int DEAD_LETTERS = 40;
  private static final int CLIENTS = 4;
  private static final String TOKEN = "Viewer-9kLm3QwErT6yUi2OpA8sDf4G";

  @Override
  public String name() {
    return "big letters listed by four clients, embedded broker and SQLite";
  }

  @Override
  public ScenarioOutcome play(Stage stage) throws Exception {
    int port = FreePorts.next();
    try (EmbeddedWorld world = stage.embedded(ChaosWorld.Sml.SEARCHABLE)) {
      Files.writeString(world.directory().resolve("config/viewer"), TOKEN);
      world
          .connector()
          .with("ops.enabled", "true")
          .with("ops.port", String.valueOf(port))
          .with("ops.viewer-token", "file:viewer");
      world.start();
      world.offer(DEAD_LETTERS, Fate.DEAD, LeadTexts::unreadablePhoto);
      Deadline.await("some letters", Duration.ofMinutes(1), () -> listed(port) > DEAD_LETTERS / 4);
      stage.kill(world);
      world.restart();
      Deadline.await("all letters", Duration.ofMinutes(1), () -> listed(port) >= DEAD_LETTERS);
      int times = stage.settings().number("big-lists", 10, 100);
      ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
      List<Future<Integer>> lists = new ArrayList<>();
      for (int i = 0; i < CLIENTS * times; i++) {
        lists.add(clients.submit(() -> listed(port)));
      }
      for (Future<Integer> list : lists) {
        stage.check(
            list.get() == DEAD_LETTERS, "a list of " + list.get() + " letters of " + DEAD_LETTERS);
      }
      clients.shutdown();
      return stage.end(world, Duration.ofMinutes(1));
    }
  }

  private static int listed(int port) throws Exception {
    HttpResponse<String> answer =
        Http11.CLIENT.send(
            Http11.request(
                    URI.create("http://127.0.0.1:" + port + "/api/v1/dead-letters?limit=500"),
                    "GET",
                    null)
                .header("Authorization", "Bearer " + TOKEN)
                .build(),
            HttpResponse.BodyHandlers.ofString());
    return new ObjectMapper().readTree(answer.body()).path("deadLetters").size();
  }
}

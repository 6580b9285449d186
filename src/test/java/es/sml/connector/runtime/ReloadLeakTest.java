package es.sml.connector.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import es.sml.connector.runtime.dealer.DealerBeans;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.camel.health.HealthCheckRegistry;
import org.apache.camel.model.Model;
import org.apache.camel.spi.Registry;
import org.apache.camel.support.DefaultRegistry;
import org.junit.jupiter.api.Test;

/** That dealers who come and go leave nothing behind. */
class ReloadLeakTest extends ReloadStationTest {
  /** -Dreload.dealers=1000 takes minutes. */
  private static final int DEALERS = Integer.getInteger("reload.dealers", 200);

  /** A queue's consumer takes up to a second to stop. */
  private static final int ONE_WITH_A_QUEUE = 20;

  private static final long MOST_OF_A_POOL = 40;

  @Test
  void thousandDealersInTurnLeaveNothingBehind() throws Exception {
    startAll();
    turn(0); // what is made once, and stays
    turn(ONE_WITH_A_QUEUE);
    connector.writeDealers(connector.norte());
    ops.post("reload", "{}");
    await().until(() -> counts().get("series") == 0); // those of the dealer that went
    Map<String, Integer> before = counts();
    Map<String, Long> threads = threads();
    for (int number = 1; number <= DEALERS; number++) {
      turn(number);
    }
    connector.writeDealers(connector.norte());
    ops.post("reload", "{}");
    await().untilAsserted(() -> assertThat(counts()).isEqualTo(before));
    await()
        .atMost(Duration.ofSeconds(90))
        .untilAsserted(() -> assertThat(moreThan(threads)).isEmpty());
  }

  /** This dealer comes, the one before it goes. */
  private void turn(int number) throws Exception {
    connector.writeDealers(connector.norte(), dealer(number));
    assertThat(ops.post("reload", "{}").at("/dealers/added/0").asText()).isEqualTo("d" + number);
    if (number % ONE_WITH_A_QUEUE == 0) {
      counts(); // health and metrics are looked at meanwhile
    }
  }

  private String dealer(int number) throws Exception {
    Path drop = Files.createDirectories(directory.resolve("drop"));
    return """
          d%1$d:
            account: demo
            source: 1
            drop-folder:
              directory: %2$s
            inboxes:
              - host: 127.0.0.1
                port: 1
                security: none
                username: leads@d%1$d.example
                password: env:MAIL_PASSWORD
              - host: 127.0.0.1
                port: 1
                protocol: pop3
                initial-read: all
                security: none
                username: pop3@d%1$d.example
                password: env:MAIL_PASSWORD
            %3$s
        """
        .formatted(
            number,
            drop,
            number % ONE_WITH_A_QUEUE == 0
                ? "queue: {}\n    crm: {}"
                : "crm: {folder: " + directory.resolve("crm") + "}");
  }

  private Map<String, Integer> counts() {
    Map<String, Integer> counts = new LinkedHashMap<>();
    counts.put("routes", context.getRoutes().size());
    counts.put(
        "definitions",
        context
            .getCamelContextExtension()
            .getContextPlugin(Model.class)
            .getRouteDefinitions()
            .size());
    counts.put("endpoints", context.getEndpointRegistry().size());
    counts.put("services", context.getCamelContextExtension().getServices().size());
    Registry registry = context.getRegistry();
    counts.put("beans", registry.findByType(Object.class).size());
    counts.put(
        "beans of dealers",
        context.getRegistry(DefaultRegistry.class).getRepositories().stream()
            .filter(DealerBeans.class::isInstance)
            .mapToInt(beans -> ((DealerBeans) beans).count())
            .sum());
    counts.put("checks", (int) HealthCheckRegistry.get(context).stream().count());
    counts.put("parts", ops.get("status").path("mailboxes").size());
    counts.put("queues", ops.get("status").path("queues").size());
    counts.put(
        "series",
        (int)
            ops.send("GET", "/observe/metrics", null, null)
                .body()
                .lines()
                .filter(line -> line.contains("dealer=\"d"))
                .count());
    counts.put("jmx", ManagementFactory.getPlatformMBeanServer().getMBeanCount());
    return counts;
  }

  /** Returns the kinds of threads whose number has grown. */
  private static Map<String, Long> moreThan(Map<String, Long> before) {
    Map<String, Long> more = threads();
    more.entrySet()
        .removeIf(
            kind ->
                kind.getValue()
                    <= (isPool(kind.getKey())
                        ? MOST_OF_A_POOL
                        : before.getOrDefault(kind.getKey(), 0L)));
    return more;
  }

  private static Map<String, Long> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .map(thread -> thread.getName().replaceAll("[0-9]+", "N"))
        .filter(name -> !name.startsWith("awaitility"))
        .collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
  }

  /** Whether it is one that the broker or HTTP has anyway, and that breathes. */
  private static boolean isPool(String name) {
    return name.contains("activemq-")
        || name.startsWith("vert.x-")
        || name.startsWith("HttpClient-")
        // One of each for the alerts, which begin half a minute after the start.
        || name.endsWith(" - Split")
        || name.endsWith(" - Delay");
  }
}

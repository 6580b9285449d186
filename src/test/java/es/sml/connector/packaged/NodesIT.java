package es.sml.connector.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two packaged nodes on one broker and database: each due task runs once, on a live node. */
class NodesIT {
  private static final int PERIOD = 3;

  /** A run requests the leads of each open status. */
  private static final int REQUESTS_A_RUN = 3;

  private static final int RUNS = 3;

  @TempDir Path directory;
  private SharedServers servers;
  private SandboxProcess sml;

  @BeforeEach
  void open() throws IOException {
    servers = SharedServers.start(directory);
    sml = servers.sml();
  }

  @AfterEach
  void close() throws Exception {
    servers.close();
  }

  @Test
  void schedulesFireOnceAndGoOnWithoutTheNodeThatDied() throws Exception {
    long logins = sml.requests("login");
    try (PackagedConnector first = start("first");
        PackagedConnector second = start("second")) {
      assertThat(sml.requests("login") - logins).as("one login serves both").isEqualTo(1);
      awaitRuns(2, first, second);
      long begun = System.nanoTime();
      long before = sml.requests("list-leads");
      awaitRuns(RUNS, first, second);
      double periods = (System.nanoTime() - begun) / 1e9 / PERIOD;
      assertThat((sml.requests("list-leads") - before) / REQUESTS_A_RUN)
          .as("runs in %s periods".formatted(periods))
          .isBetween((long) RUNS, Math.round(periods) + 1);
      first.kill();
      awaitRuns(2, second);
      assertThat(second.output()).doesNotContain(" ERROR ");
    }
  }

  private void awaitRuns(int runs, PackagedConnector... nodes) {
    long wanted = sml.requests("list-leads") + (long) REQUESTS_A_RUN * runs;
    await()
        .atMost(Duration.ofSeconds(PERIOD * (runs + 6L)))
        .until(
            () -> {
              for (PackagedConnector node : nodes) {
                node.requireAlive();
              }
              return sml.requests("list-leads") >= wanted;
            });
  }

  private PackagedConnector start(String name) throws IOException {
    return servers.startNode(
        name, "status.schedule = 0/%d * * * * ?".formatted(PERIOD), "", ", crm: {}");
  }
}

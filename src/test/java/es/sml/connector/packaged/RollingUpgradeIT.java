package es.sml.connector.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Three nodes of an earlier build become nodes of this one, one after the other, with leads in
 * hand. Run by .ci/rolling-upgrade, which packages the earlier build.
 */
@EnabledIfSystemProperty(named = "upgrade.earlier", matches = ".+")
class RollingUpgradeIT {
  private static final int LEADS_A_STEP = 300;
  private static final List<String> NODES = List.of("first", "second", "third");

  @TempDir Path directory;
  private SharedServers servers;
  private int offered;

  @BeforeEach
  void open() throws Exception {
    servers = SharedServers.start(directory);
    servers.sml().delay("create-lead", 400);
  }

  @AfterEach
  void close() throws Exception {
    servers.close();
  }

  @Test
  void losesAndDoublesNoLead() throws Exception {
    Path earlier = Path.of(System.getProperty("upgrade.earlier"));
    List<PackagedConnector> nodes = new ArrayList<>();
    try {
      for (String name : NODES) {
        nodes.add(start(earlier, name));
      }
      replace(nodes, 0, PackagedConnector.HOME, false);
      // Back and forth: both builds read what the other one has stored.
      replace(nodes, 0, earlier, false);
      replace(nodes, 0, PackagedConnector.HOME, true);
      replace(nodes, 1, PackagedConnector.HOME, true);
      replace(nodes, 2, PackagedConnector.HOME, false);
      await()
          .atMost(Duration.ofMinutes(3))
          .untilAsserted(
              () ->
                  assertThat(references().size()).as(notCreated()).isGreaterThanOrEqualTo(offered));
    } finally {
      nodes.forEach(PackagedConnector::close);
    }
    assertThat(references()).hasSize(offered).doesNotHaveDuplicates();
    assertThat(notCreated()).isEmpty();
  }

  /**
   * Puts another program in a node's place while it has leads.
   *
   * @param killed whether the node is killed; else it is stopped
   */
  private void replace(List<PackagedConnector> nodes, int node, Path program, boolean killed)
      throws Exception {
    servers.offer(offered, LEADS_A_STEP);
    offered += LEADS_A_STEP;
    int before = references().size();
    await().until(() -> references().size() > before);
    if (killed) {
      nodes.get(node).kill();
    } else {
      nodes.get(node).close();
    }
    assertLeadsInHand();
    nodes.set(node, start(program, NODES.get(node)));
    assertLeadsInHand();
  }

  private void assertLeadsInHand() {
    assertThat(references().size()).as("some of the leads wait").isLessThan(offered);
  }

  private PackagedConnector start(Path program, String name) throws Exception {
    return servers.startNode(
        program, name, "sml.late-commit-window = 3s\nsml.request-timeout = 4s", "", "");
  }

  private List<String> references() {
    List<String> references = new ArrayList<>();
    JsonNode audit = servers.sml().caller().get("/sandbox/audit?limit=100000").body();
    for (JsonNode entry : audit.path("entries")) {
      if (entry.path("operation").asText().equals("create-lead")) {
        references.add(entry.path("tags").path(0).asText());
      }
    }
    return references;
  }

  /** Describes the leads in the ledger that are not created. */
  private String notCreated() throws SQLException {
    try (Connection database = servers.database();
        Statement statement = database.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT CONCAT_WS(' ', lead_key, state, attempts, reason, searched, parked_at)"
                    + " FROM lead WHERE state <> 'CREATED'")) {
      List<String> leads = new ArrayList<>();
      while (rows.next()) {
        leads.add(rows.getString(1));
      }
      return String.join("\n", leads);
    }
  }
}

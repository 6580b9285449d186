package es.sml.connector.testing;

import static es.sml.connector.testing.LeadBuilder.aLead;
import static es.sml.connector.testing.OpsCalls.OPERATOR;
import static es.sml.connector.testing.OpsCalls.VIEWER;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/** A station whose ops API answers. */
public abstract class OpsStationTest extends StationTest {
  public static final String REFUSED = aLead().thatSmlRejects().json();

  public OpsCalls ops;

  @Override
  protected String idleRoutes() {
    return "status*,sml-reference*";
  }

  @Override
  protected void configure(RunningConnector prepared) throws Exception {
    Files.createDirectories(directory.resolve("config"));
    Files.writeString(directory.resolve("config/operator"), OPERATOR);
    Files.writeString(directory.resolve("config/viewer"), VIEWER);
    prepared
        .withSetting("ops.enabled", "true")
        .withSetting("ops.port", "0")
        .withSetting("ops.operator-token", "file:operator")
        .withSetting("ops.viewer-token", "file:viewer");
  }

  /** Starts the routes, and with them the API. */
  protected final void startAll() throws Exception {
    context.start();
    ops = new OpsCalls(connector.runtime().opsPort());
  }

  /** A dead letter that SML refused. */
  protected String deadLetter(String id) throws Exception {
    int before = connector.browse(DEAD).size();
    connector.sendCorrelated(DEALER, REFUSED, id);
    awaitMessages(DEAD, before + 1);
    return key(id, REFUSED);
  }

  /** What the audit has of a lead, newest first. */
  protected List<String> audit(String key) {
    List<String> lines = new ArrayList<>();
    for (JsonNode entry : ops.get("audit?key=" + OpsCalls.encode(key)).path("entries")) {
      lines.add(
          entry.path("action").asText()
              + " by "
              + entry.path("who").asText()
              + ": "
              + entry.path("outcome").asText());
    }
    return lines;
  }

  /** Changes the ledger as a crash or another node would leave it. */
  protected void ledger(String sql) {
    connector.ledger().sql(sql).update();
  }
}

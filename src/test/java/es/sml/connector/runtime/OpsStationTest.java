package es.sml.connector.runtime;

import static es.sml.connector.runtime.OpsCalls.OPERATOR;
import static es.sml.connector.runtime.OpsCalls.VIEWER;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/** A station whose ops API answers. */
abstract class OpsStationTest extends StationTest {
  static final String REFUSED =
      "{\"source\":1,\"vehicle\":{\"brand_model\":\"Seat Ibiza\"},"
          + "\"client\":{\"name\":\"Ana Canaria\",\"phone\":\"611223344\",\"email\":\"no es un correo\"}}";

  OpsCalls ops;

  @Override
  String idleRoutes() {
    return "status*,sml-reference*";
  }

  @Override
  void configure(RunningConnector prepared) throws Exception {
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
  final void startAll() throws Exception {
    context.start();
    ops = new OpsCalls(connector.runtime().opsPort());
  }

  /** A dead letter that SML refused. */
  String bury(String id) throws Exception {
    int before = connector.browse(DEAD).size();
    connector.sendCorrelated(DEALER, REFUSED, id);
    awaitMessages(DEAD, before + 1);
    return key(id, REFUSED);
  }

  /** What the audit has of a lead, newest first. */
  List<String> audit(String key) {
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
  void ledger(String sql) {
    connector.ledger().sql(sql).update();
  }
}

package es.sml.connector.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import es.sml.connector.ops.OpsEndpoint;
import es.sml.connector.sandbox.ApiContract;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** That a running connector answers as the description of its ops API says. */
class OpsContractTest {
  private static final ApiContract CONTRACT = ApiContract.of("/ops/openapi.yaml");

  @TempDir Path directory;
  private final Set<OpsEndpoint> asked = EnumSet.noneOf(OpsEndpoint.class);
  private ConsoleWorld world;

  @Test
  void everyEndpointAnswersAsDescribed() throws Exception {
    try (ConsoleWorld running = ConsoleWorld.start(directory).fill()) {
      world = running;
      String lead = world.created();
      String letter = world.letter(world.refused().get(0));
      String parked = world.parked();
      ask(OpsEndpoint.SHOW_STATUS, "status", null);
      ask(OpsEndpoint.LIST_DEAD_LETTERS, "dead-letters?queue=dead&limit=2&order=oldest", null);
      ask(OpsEndpoint.SHOW_DEAD_LETTER, "dead-letters/" + letter, null);
      ask(OpsEndpoint.UNMASK_DEAD_LETTER, "dead-letters/" + letter + "/unmask", null);
      ask(OpsEndpoint.LIST_LEADS, "leads?limit=3", null);
      ask(OpsEndpoint.LIST_LEADS, "leads?parked=true", null);
      ask(OpsEndpoint.SEARCH_LEADS, "leads/search", "{\"text\":\"+34 666 777 888\"}");
      ask(
          OpsEndpoint.SEARCH_LEADS,
          "leads/search",
          "{\"text\":\"622000111\",\"dealer\":\"norte\"}");
      ask(OpsEndpoint.SHOW_LEAD, "leads/" + lead, null);
      ask(OpsEndpoint.SHOW_LEAD, "leads/" + parked, null);
      ask(OpsEndpoint.UNMASK_LEAD, "leads/" + parked + "/unmask", null);
      ask(
          OpsEndpoint.REPLAY_DEAD_LETTERS,
          "dead-letters/replay",
          "{\"deadLetters\":[\"" + letter + "\"],\"dryRun\":true}");
      ask(
          OpsEndpoint.DISCARD_DEAD_LETTERS,
          "dead-letters/discard",
          "{\"filter\":{\"stage\":\"parse\"},\"reason\":\"prueba\"}");
      ask(OpsEndpoint.RESOLVE_LEAD, "leads/" + parked + "/resolve", "{\"retry\":true}");
      ask(OpsEndpoint.ERASE_LEADS, "leads/erase", "{\"leads\":[\"" + lead + "\"],\"dryRun\":true}");
      ask(OpsEndpoint.RESUME_ACCOUNT, "accounts/demo/resume", "{}");
      ask(OpsEndpoint.RELOAD, "reload", "{}");
      ask(OpsEndpoint.LIST_AUDIT, "audit?limit=5", null);
      ask(OpsEndpoint.DESCRIBE, "openapi.yaml", null);
      assertThat(asked).containsExactlyInAnyOrder(OpsEndpoint.values());
      refused("GET", "leads/ffffffffffffffff", null, 404);
      refused("POST", "accounts/nobody/resume", "{}", 404);
      refused("POST", "accounts/demo/resume", "{\"now\":true}", 400);
      refused("POST", "leads/search", "{\"text\":\"a\"}", 400);
      refused("POST", "leads/" + lead + "/resolve", "{\"retry\":true}", 409);
    }
  }

  private void ask(OpsEndpoint endpoint, String path, String body) {
    asked.add(endpoint);
    HttpResponse<String> answer = send(endpoint.method(), path, body);
    assertThat(answer.statusCode()).as(path).isEqualTo(200);
    assertThat(breaches(endpoint.method(), path, body, answer)).as(answer.body()).isEmpty();
  }

  private void refused(String method, String path, String body, int status) {
    HttpResponse<String> answer = send(method, path, body);
    assertThat(answer.statusCode()).as(path).isEqualTo(status);
    assertThat(breaches(method, path, body, answer)).isEmpty();
  }

  private HttpResponse<String> send(String method, String path, String body) {
    return world.ops().send(method, OpsEndpoint.ROOT + path, OpsCalls.OPERATOR, body);
  }

  private static java.util.List<String> breaches(
      String method, String path, String body, HttpResponse<String> answer) {
    return CONTRACT.breaches(
        method,
        "/" + path,
        body,
        answer.statusCode(),
        answer.headers().firstValue("Content-Type").orElse(null),
        answer.body());
  }
}

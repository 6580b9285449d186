package es.sml.connector.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import es.sml.connector.sandbox.setting.SandboxSettings;
import es.sml.connector.testing.sandbox.SandboxCaller;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SandboxReferenceSearchTest {
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void searchesTagsOnlyIfConfigured(boolean searchable) {
    try (Sandbox sandbox =
        Sandbox.start(SandboxSettings.defaults().withReferenceSearch(searchable))) {
      SandboxCaller caller = new SandboxCaller(sandbox);
      caller.logIn();
      caller.created(
          """
          {"source": 1, "vehicle": {"brand_model": "Seat Ibiza"}, "tags": [{"content": "ref:ab12"}]}
          """);
      assertThat(caller.get("/api/lead/?search=ref:ab12").body().path("count").asInt())
          .isEqualTo(searchable ? 1 : 0);
      assertThat(caller.get("/api/lead/?search=ibiza").body().path("count").asInt()).isEqualTo(1);
    }
  }
}

package es.sml.connector.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import es.sml.connector.sandbox.setting.SandboxSettings;
import es.sml.connector.testing.sandbox.SandboxCaller;
import java.net.BindException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SandboxStartTest {

  @Test
  void choosesAndReportsAFreePort() {
    try (Sandbox sandbox = Sandbox.start(SandboxSettings.defaults())) {
      assertThat(sandbox.port()).isPositive();
      assertThat(sandbox.baseUrl()).hasToString("http://127.0.0.1:" + sandbox.port());
      assertThat(new SandboxCaller(sandbox).stats().path("leads").asInt(-1)).isZero();
    }
  }

  @Test
  void failsAtOnceOnAPortInUse() {
    try (Sandbox first = Sandbox.start(SandboxSettings.defaults())) {
      SandboxSettings same = SandboxSettings.defaults().withPort(first.port());
      assertThatThrownBy(() -> Sandbox.start(same))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("127.0.0.1:" + first.port())
          .hasMessageContaining("the port is in use")
          .hasCauseInstanceOf(BindException.class);
    }
  }

  @Test
  void freesItsPortWhenItCloses() {
    Sandbox first = Sandbox.start(SandboxSettings.defaults());
    first.close();
    try (Sandbox second = Sandbox.start(SandboxSettings.defaults().withPort(first.port()))) {
      assertThat(second.port()).isEqualTo(first.port());
    }
  }

  @Test
  void generatesTheSameLeadsFromTheSameSeed() {
    String seven = firstPage(7);
    assertThat(firstPage(7)).isEqualTo(seven);
    assertThat(firstPage(8)).isNotEqualTo(seven);
  }

  private static String firstPage(long seed) {
    SandboxSettings settings = SandboxSettings.defaults().withSeed(seed).withLeads(30);
    try (Sandbox sandbox = Sandbox.start(settings)) {
      var page = SandboxCaller.loggedIn(sandbox).get("/api/lead/?page_size=all").body();
      assertThat(page.path("count").asInt()).isEqualTo(30);
      return page.path("results")
          .toString()
          .replaceAll("\"open_now\":(true|false)", "\"open_now\":null");
    }
  }

  @Test
  void countsNoGeneratedLeadAsAWrite() {
    try (Sandbox sandbox = Sandbox.start(SandboxSettings.defaults().withLeads(3))) {
      SandboxCaller caller = new SandboxCaller(sandbox);
      assertThat(caller.audit()).isEmpty();
      assertThat(caller.stats().path("creates").asInt(-1)).isZero();
      assertThat(caller.stats().path("leads").asInt()).isEqualTo(3);
    }
  }

  @Test
  void refusesSettingsThatMakeNoSense() {
    SandboxSettings defaults = SandboxSettings.defaults();
    assertThatThrownBy(() -> defaults.withPort(65_536)).hasMessageContaining("port");
    assertThatThrownBy(() -> defaults.withLeads(-1)).hasMessageContaining("leads");
    assertThatThrownBy(() -> defaults.withTokenLifetime(Duration.ZERO))
        .hasMessageContaining("tokenLifetime");
  }

  @Test
  void keepsThePasswordOutOfItsSettingsText() {
    assertThat(SandboxSettings.defaults().withCredentials("ana", "s3creto").toString())
        .doesNotContain("s3creto");
  }
}

package es.sml.connector.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import es.sml.connector.setting.Secret;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MetaRulesTest {
  private static final Secret TOKEN = new Secret("page-token");
  private static final Secret OTHER = new Secret("other-token");

  @Test
  void usesTheTokenOfThePage() {
    MetaRules rules = rules(TOKEN, Map.of("222", OTHER), List.of("111"), List.of());
    assertThat(rules.tokenOf("222")).isEqualTo(OTHER);
    assertThat(rules.tokenOf("111")).isEqualTo(TOKEN);
    assertThat(rules.pagesToRead()).containsExactlyInAnyOrder("111", "222");
    assertThat(rules.graphUrl()).hasToString("https://graph.facebook.com/v25.0");
  }

  @Test
  void needsATokenForEachPage() {
    assertThatThrownBy(() -> rules(null, Map.of(), List.of("111"), List.of()))
        .hasMessageContaining("token or page-tokens is needed");
    assertThatThrownBy(() -> rules(null, Map.of("222", OTHER), List.of("111"), List.of()))
        .hasMessageContaining("token is needed");
    assertThatThrownBy(() -> rules(null, Map.of("222", OTHER), List.of(), List.of("333")))
        .hasMessageContaining("token is needed for forms");
    assertThatThrownBy(() -> rules(TOKEN, Map.of(), List.of(), List.of()))
        .hasMessageContaining("pages is needed");
  }

  @Test
  void refusesWhatIsNoId() {
    assertThatThrownBy(() -> rules(TOKEN, Map.of(), List.of("../me"), List.of()))
        .hasMessageContaining("digits");
    assertThatThrownBy(
            () -> new MetaRules(TOKEN, TOKEN, null, "1|2", List.of("111"), List.of(), null, null))
        .hasMessageContaining("app-id: the id of an app");
    assertThat(MetaRules.isId("1/leads")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"https://graph.facebook.com", "ftp://g/v1.0", "https://g/v25.0?a=b", "v25.0"})
  void refusesAnAddressWithoutAVersion(String url) {
    assertThatThrownBy(
            () ->
                new MetaRules(TOKEN, TOKEN, null, null, List.of("1"), null, null, URI.create(url)))
        .hasMessageContaining("graph-url");
  }

  private static MetaRules rules(
      Secret token, Map<String, Secret> pageTokens, List<String> pages, List<String> forms) {
    return new MetaRules(
        new Secret("verify"),
        token,
        new LinkedHashMap<>(pageTokens),
        null,
        pages,
        forms,
        null,
        null);
  }
}

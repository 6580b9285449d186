package es.sml.connector.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import es.sml.connector.setting.Secret;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinkedInRulesTest {
  private static final Secret TOKEN = new Secret("li-token");

  @Test
  void hasUsualValues() {
    LinkedInRules rules = SampleLinkedInRules.of(ChannelKind.LINKEDIN);
    assertThat(rules.apiUrl()).hasToString("https://api.linkedin.com/rest");
    assertThat(rules.version()).matches("[0-9]{6}");
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "-,   202610, https://l/rest,     accounts is needed",
        "a/b, 202610, https://l/rest,     digits only",
        "555, 202613, https://l/rest,     version must be",
        "555, 2026,   https://l/rest,     version must be",
        "555, 202610, https://l/rest?a=b, api-url must be",
        "555, 202610, ftp://l/rest,       api-url must be",
      })
  void refusesWhatDoesNotFit(String account, String version, String url, String reason) {
    List<String> accounts = account == null ? null : List.of(account);
    assertThatThrownBy(
            () -> new LinkedInRules(TOKEN, null, accounts, version, null, URI.create(url), null))
        .hasMessageContaining(reason);
  }

  @Test
  void refusesAnIntrospectionUrlWithAQuery() {
    URI url = URI.create("https://l/oauth?a=b");
    assertThatThrownBy(() -> new LinkedInRules(TOKEN, "id", List.of("555"), null, null, null, url))
        .hasMessageContaining("introspection-url must be");
  }

  @Test
  void needsAToken() {
    assertThatThrownBy(() -> new LinkedInRules(null, null, List.of("555"), null, null, null, null))
        .hasMessageContaining("token");
  }

  @ParameterizedTest
  @CsvSource({"9f3c2b10-0000-4-4, true", "abc-1 DELETED, false", "../x, false", "'', false"})
  void onlyAnIdMayBecomeAPartOfAUrl(String text, boolean isId) {
    assertThat(LinkedInRules.isLeadId(text)).isEqualTo(isId);
  }
}

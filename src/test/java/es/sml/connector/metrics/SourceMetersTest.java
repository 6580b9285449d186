package es.sml.connector.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SourceMetersTest {
  private final Meters meters = new Meters();
  private final SourceMeters sources =
      new SourceMeters(meters, Set.of("norte"), () -> Set.of("coches.net", "meta"));

  @Test
  void onlyKnownNamesBecomeLabels() {
    sources.created("norte", "coches.net");
    sources.created("norte", "meta / otoño 2026");
    for (int i = 0; i < 50; i++) {
      sources.created("norte", "portal-" + i + ".example");
    }
    sources.created("norte", null);
    sources.created("of nobody", "coches.net");
    assertThat(series())
        .containsExactlyInAnyOrder(
            "{dealer=\"norte\",source=\"coches.net\"} 1.0",
            "{dealer=\"norte\",source=\"meta\"} 1.0",
            "{dealer=\"norte\",source=\"other\"} 50.0",
            "{dealer=\"norte\",source=\"none\"} 1.0");
  }

  @Test
  void theSeriesOfARemovedDealerDisappear() {
    sources.created("norte", "coches.net");
    sources.follow(Set.of("sur"));
    assertThat(series()).containsExactly("{dealer=\"sur\",source=\"none\"} 0.0");
  }

  private List<String> series() {
    String name = "sml_connector_leads_created_by_source_total";
    return meters
        .scrape()
        .lines()
        .filter(line -> line.startsWith(name))
        .map(line -> line.substring(name.length()))
        .toList();
  }
}

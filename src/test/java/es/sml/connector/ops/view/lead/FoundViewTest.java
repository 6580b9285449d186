package es.sml.connector.ops.view.lead;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FoundViewTest {
  @Test
  void nothingIsKnownWhileSmlCannotBeSearched() {
    FoundView away = found("SML cannot be reached");
    assertThat(away.foundNothing()).isTrue();
    assertThat(away.hasGaps()).isTrue();
    assertThat(found(null).hasGaps()).isFalse();
  }

  private static FoundView found(String error) {
    FoundView.Place sml = new FoundView.Place("sml", "demo", 0, error == null, error, null);
    return new FoundView("phone", List.of(), List.of(), List.of(), List.of(sml));
  }
}

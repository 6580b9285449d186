package es.sml.connector.sml.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import es.sml.connector.lead.NameOrId;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The source of a lead by the rules of its dealer. */
class DealerMappingTest {
  private static final DealerMapping PLACEMENT =
      new DealerMapping(
          "norte",
          "main",
          NameOrId.ofId(1),
          List.of(
              new DealerMapping.Rule("Wallapop", null, "ads", NameOrId.ofId(2)),
              new DealerMapping.Rule(null, null, "web", NameOrId.ofId(3)),
              new DealerMapping.Rule(null, "web", null, NameOrId.ofId(4))),
          null);

  @Test
  void aRuleOfAChannelFitsTheLeadsOfThisChannelOnly() {
    assertThat(PLACEMENT.sourceFor(null, null, "web")).isEqualTo(NameOrId.ofId(3));
    assertThat(PLACEMENT.sourceFor(null, "web", null)).isEqualTo(NameOrId.ofId(4));
    assertThat(PLACEMENT.sourceFor("Wallapop", null, "ads")).isEqualTo(NameOrId.ofId(2));
    assertThat(PLACEMENT.sourceFor(null, null, "ads")).isEqualTo(NameOrId.ofId(1));
    assertThat(PLACEMENT.sourceFor("Wallapop", null, null)).isEqualTo(NameOrId.ofId(1));
  }

  @Test
  void refusesARuleThatCouldFitNoLead() {
    assertThatThrownBy(() -> new DealerMapping.Rule(null, "leads", "web", NameOrId.ofId(2)))
        .hasMessageContaining("write two rules");
    assertThatThrownBy(() -> new DealerMapping.Rule(null, null, null, NameOrId.ofId(2)))
        .hasMessageContaining("provider, mailbox or channel is needed");
  }
}

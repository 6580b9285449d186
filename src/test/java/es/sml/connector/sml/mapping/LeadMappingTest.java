package es.sml.connector.sml.mapping;

import static es.sml.connector.testing.MessageBuilder.aMessage;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import es.sml.connector.failure.UnmappableLeadException;
import es.sml.connector.lead.InboundMessage;
import es.sml.connector.lead.NameOrId;
import es.sml.connector.sml.SmlSettings;
import es.sml.connector.sml.reference.ReferenceCatalog;
import es.sml.connector.testing.ShippedWords;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LeadMappingTest {
  private static final InboundMessage MESSAGE =
      aMessage().name("1").received(Instant.EPOCH).build();

  private final Map<String, DealerMapping> dealers = new HashMap<>();
  private final LeadMapping placements =
      new LeadMapping(
          () -> dealers,
          new ReferenceCatalog(
              null,
              () -> ShippedWords.WORDS,
              new SmlSettings(null, null, null, null, null, null, null, null, null, null, null)),
          SmlSettings.PhoneFormat.NATIONAL,
          () -> ShippedWords.WORDS);

  @Test
  void refusesTheLeadOfADealerThatIsNotThere() {
    assertThatThrownBy(() -> placements.map(null, MESSAGE, "main"))
        .isInstanceOf(UnmappableLeadException.class)
        .hasMessage(
            "dealers.yaml has no dealer norte: add the dealer, then replay the dead letter, or resolve the"
                + " lead (leads resolve) if it is parked");
  }

  @Test
  void refusesALeadThatWaitedForAnotherAccountThanItsDealersNow() {
    dealers.put("norte", new DealerMapping("norte", "other", NameOrId.ofId(1), List.of(), null));
    assertThatThrownBy(() -> placements.map(null, MESSAGE, "main"))
        .isInstanceOf(UnmappableLeadException.class)
        .hasMessage("the dealer norte belongs to the account other now: replay the dead letter");
  }
}

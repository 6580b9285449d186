package es.sml.connector.sml;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import es.sml.connector.failure.UnmappableLeadException;
import es.sml.connector.lead.InboundMessage;
import es.sml.connector.lead.NameOrId;
import es.sml.connector.testing.ShippedWords;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LeadPlacementsTest {
  private static final InboundMessage MESSAGE =
      new InboundMessage(
          "key",
          "norte",
          InboundMessage.Channel.QUEUE,
          null,
          "1",
          null,
          Instant.EPOCH,
          null,
          new byte[0]);

  private final Map<String, Placement> dealers = new HashMap<>();
  private final LeadPlacements placements =
      new LeadPlacements(
          () -> dealers,
          new ReferenceCatalog(null, () -> ShippedWords.WORDS),
          SmlSettings.PhoneFormat.NATIONAL,
          () -> ShippedWords.WORDS);

  @Test
  void refusesTheLeadOfADealerThatIsNotThere() {
    assertThatThrownBy(() -> placements.place(null, MESSAGE, "main"))
        .isInstanceOf(UnmappableLeadException.class)
        .hasMessage(
            "dealers.yaml has no dealer norte: add the dealer, then replay the dead letter");
  }

  @Test
  void refusesALeadThatWaitedForAnotherAccountThanItsDealersNow() {
    dealers.put("norte", new Placement("norte", "other", NameOrId.ofId(1), List.of(), null));
    assertThatThrownBy(() -> placements.place(null, MESSAGE, "main"))
        .isInstanceOf(UnmappableLeadException.class)
        .hasMessage("the dealer norte belongs to the account other now: replay the dead letter");
  }
}

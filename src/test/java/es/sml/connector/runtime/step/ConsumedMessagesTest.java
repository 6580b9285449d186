package es.sml.connector.runtime.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import es.sml.connector.deliver.poison.PoisonMessageGuard;
import es.sml.connector.failure.UnreadableMessageException;
import es.sml.connector.intake.InboundMessages;
import es.sml.connector.intake.IntakeSettings;
import es.sml.connector.lead.HeapBudget;
import es.sml.connector.lead.InboundMessage.Channel;
import es.sml.connector.ledger.state.LeadState;
import es.sml.connector.runtime.context.LeadContext;
import es.sml.connector.runtime.context.RecordedLead;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Which messages are read again after the process ended while they were in hand. */
class ConsumedMessagesTest {
  private final InboundMessages messages = new InboundMessages(new IntakeSettings(null, null));
  private final ConsumedMessages consumed = new ConsumedMessages(messages, HeapBudget.forParsing());

  @Test
  void doesNotReadAMessageThatEndedTheProcess() {
    assertThatThrownBy(() -> consumed.load(proven(LeadState.RECEIVED)))
        .isInstanceOf(UnreadableMessageException.class)
        .hasMessage(PoisonMessageGuard.PROVEN);
  }

  @ParameterizedTest
  @EnumSource(names = {"POSTING", "UNKNOWN"})
  void readsALeadThatMayBeInSml(LeadState state) {
    Exchange lead = proven(state);
    consumed.load(lead);
    assertThat(consumed.whole(lead).content()).isEqualTo(new byte[] {1});
  }

  private Exchange proven(LeadState state) {
    Exchange lead = new DefaultExchange(new DefaultCamelContext());
    LeadContext context = LeadContext.of(lead);
    context
        .consumed()
        .setMessage(messages.message("norte", Channel.QUEUE, null, "x", null, new byte[] {1}));
    context.setRecorded(new RecordedLead(null, state, 1, false));
    context.consumed().setUnreadable(PoisonMessageGuard.PROVEN);
    return lead;
  }
}

package es.sml.connector.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import es.sml.connector.deliver.Suspects;
import es.sml.connector.failure.UnreadableMessageException;
import es.sml.connector.intake.InboundMessages;
import es.sml.connector.intake.IntakeSettings;
import es.sml.connector.lead.HeapBudget;
import es.sml.connector.lead.InboundMessage.Channel;
import es.sml.connector.lead.LeadProperties;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which messages are read again after the process ended while they were in hand. */
class TakenMessagesTest {
  private final InboundMessages messages = new InboundMessages(new IntakeSettings(null, null));
  private final TakenMessages taken = new TakenMessages(messages, HeapBudget.forParsing());

  @Test
  void doesNotReadAMessageThatEndedTheProcess() {
    assertThatThrownBy(() -> taken.load(proven("RECEIVED")))
        .isInstanceOf(UnreadableMessageException.class)
        .hasMessage(Suspects.PROVEN);
  }

  @ParameterizedTest
  @ValueSource(strings = {"POSTING", "UNKNOWN"})
  void readsALeadThatMayBeInSml(String state) {
    Exchange lead = proven(state);
    taken.load(lead);
    assertThat(taken.whole(lead).content()).isEqualTo(new byte[] {1});
  }

  private Exchange proven(String state) {
    Exchange lead = new DefaultExchange(new DefaultCamelContext());
    lead.setProperty(
        LeadProperties.MESSAGE,
        messages.message("norte", Channel.QUEUE, null, "x", null, new byte[] {1}));
    lead.setProperty(LeadProperties.STATE, state);
    lead.setProperty(LeadProperties.UNREADABLE, Suspects.PROVEN);
    return lead;
  }
}

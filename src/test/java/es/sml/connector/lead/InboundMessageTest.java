package es.sml.connector.lead;

import static es.sml.connector.testing.MessageBuilder.aMessage;
import static org.assertj.core.api.Assertions.assertThat;

import es.sml.connector.lead.InboundMessage.Channel;
import org.junit.jupiter.api.Test;

class InboundMessageTest {
  @Test
  void hasTheIdThatAProgramGaveIt() {
    assertThat(named("CRM-1").programsId()).isEqualTo("CRM-1");
    assertThat(named(null).programsId()).isNull();
    assertThat(named("ID:5f0c-1").programsId()).as("made by JMS").isNull();
    assertThat(aMessage().byMail().name("<1@example.com>").build().programsId()).isNull();
  }

  @Test
  void hasNoIdOfItsOwnAsPartOfAnother() {
    InboundMessage whole = named("CRM-1");
    assertThat(whole.named(MessageKey.part(whole.key(), 1), "CRM-1").programsId()).isNull();
  }

  private static InboundMessage named(String name) {
    return aMessage().channel(Channel.QUEUE).name(name).build();
  }
}

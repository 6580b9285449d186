package es.sml.connector.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import es.sml.connector.failure.UnreadableMessageException;
import es.sml.connector.lead.InboundMessage;
import es.sml.connector.lead.LeadHeaders;
import es.sml.connector.lead.MessageKey;
import es.sml.connector.setting.ByteSize;
import es.sml.connector.testing.CapturedLog;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InboundMessagesTest {
  private static final byte[] CONTENT = "Nombre: Ana".getBytes(StandardCharsets.UTF_8);

  private final InboundMessages messages =
      new InboundMessages(new IntakeSettings(new ByteSize(100), null));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "_AMQ_DUPL_ID",
        "_amq_dupl_id",
        "_AMQ_SCHED_DELIVERY",
        "JMSReplyTo",
        "jmsreplyto",
        "JMSXGroupID",
        "JMSCorrelationID",
        "CamelFileName",
        "camelfilename",
        "CamelJmsDestinationName",
        "CamelHttpUri",
        "Authorization",
        "LeadReason",
        "LEADACCOUNT",
        "Subject",
      })
  void dropsWhateverElseASenderSet(String header) {
    Exchange exchange = exchange(CONTENT);
    exchange.getMessage().setHeader(header, "hostile");
    accept(exchange);
    assertThat(exchange.getMessage().getHeaders().values()).doesNotContain("hostile");
    assertThat(exchange.getMessage().getHeaders()).doesNotContainKey(header);
    assertThat(LeadHeaders.INBOUND).containsAll(exchange.getMessage().getHeaders().keySet());
  }

  @ParameterizedTest
  @ValueSource(strings = {"LeadKey", "leadkey", "LEADDEALER", "LeadDealer", "leadmailbox"})
  void replacesOurOwnHeadersThatASenderSet(String header) {
    Exchange exchange = exchange(CONTENT);
    exchange.getMessage().setHeader(header, "hostile");
    accept(exchange);
    assertThat(exchange.getMessage().getHeaders().values()).doesNotContain("hostile");
    assertThat(exchange.getMessage().getHeader(LeadHeaders.DEALER)).isEqualTo("norte");
    Set<String> all = new HashSet<>(LeadHeaders.INBOUND);
    all.remove(LeadHeaders.HELD); // only the door sets it
    assertThat(exchange.getMessage().getHeaders().keySet()).isEqualTo(all);
  }

  @Test
  void writesTheMessageToTheExchange() {
    Exchange exchange = exchange(CONTENT);
    accept(exchange);
    String key = MessageKey.of("norte", "<1@x>", CONTENT);
    assertThat(exchange.getMessage().getHeaders())
        .containsAllEntriesOf(
            Map.of(
                LeadHeaders.KEY, key,
                LeadHeaders.DEALER, "norte",
                LeadHeaders.CHANNEL, "MAIL",
                LeadHeaders.MAILBOX, "leads@norte.example",
                LeadHeaders.NAME, "<1@x>",
                LeadHeaders.CONTENT_TYPE, "message/rfc822"));
    assertThat(exchange.getMessage().getBody()).isEqualTo(CONTENT);
    messages.dropDuplicates(exchange);
    assertThat(exchange.getMessage().getHeader("_AMQ_DUPL_ID")).isEqualTo(key);
  }

  @Test
  void readsBackTheMessageThatItWrote() {
    Exchange exchange = exchange(CONTENT);
    accept(exchange);
    InboundMessage message = messages.read(exchange);
    assertThat(message.key()).isEqualTo(MessageKey.of("norte", "<1@x>", CONTENT));
    assertThat(message.dealer()).isEqualTo("norte");
    assertThat(message.channel()).isEqualTo(InboundMessage.Channel.MAIL);
    assertThat(message.mailbox()).isEqualTo("leads@norte.example");
    assertThat(message.name()).isEqualTo("<1@x>");
    assertThat(message.contentType()).isEqualTo("message/rfc822");
    assertThat(message.received()).isEqualTo(messages.read(exchange).received());
    assertThat(message.content()).isEqualTo(CONTENT);
  }

  @Test
  void readsAMailThatAnEarlierVersionWrote() {
    Exchange exchange = exchange(CONTENT);
    accept(exchange);
    exchange.getMessage().removeHeader(LeadHeaders.MAILBOX);
    InboundMessage message = messages.read(exchange);
    assertThat(message.mailbox()).isNull();
    assertThat(message.key()).isEqualTo(MessageKey.of("norte", "<1@x>", CONTENT));
  }

  @Test
  void keepsTheBytesOfATextMessage() {
    Exchange exchange = exchange("Citroën");
    accept(exchange);
    assertThat(exchange.getMessage().getBody())
        .isEqualTo("Citroën".getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void refusesAMessageThatIsTooLarge() {
    accept(exchange(new byte[100]));
    assertThatThrownBy(() -> accept(exchange(new byte[101])))
        .isInstanceOf(UnreadableMessageException.class)
        .hasMessage(
            "the message has 101 bytes, more than intake.max-message-size; raise it in application.properties");
  }

  @Test
  void warnsOfAMessageThatIsNearlyTooLarge() {
    try (CapturedLog log = new CapturedLog(InboundMessages.class)) {
      accept(exchange(new byte[80]));
      assertThat(log.lines()).isEmpty();
      accept(exchange(new byte[81]));
      assertThat(log.lines())
          .singleElement()
          .asString()
          .contains("81 bytes", "intake.max-message-size (100B)");
    }
  }

  @Test
  void refusesWhatIsNeitherTextNorBytes() {
    for (Object body : List.of(Map.of("a", 1), List.of(1), 7)) {
      assertThatThrownBy(() -> accept(exchange(body)))
          .isInstanceOf(UnreadableMessageException.class)
          .hasMessage("the message is neither a JMS text message nor a JMS bytes message");
    }
    assertThatThrownBy(() -> accept(exchange(null))).isInstanceOf(UnreadableMessageException.class);
  }

  @Test
  void readsAMessageThatSomebodyElsePutOnTheQueue() {
    InboundMessage message = messages.read(exchange(CONTENT));
    assertThat(message.dealer()).isEqualTo("unknown");
    assertThat(message.key()).isEqualTo(MessageKey.of("unknown", null, CONTENT));
    assertThat(message.content()).isEqualTo(CONTENT);
    assertThat(message.name()).isNull();
  }

  @Test
  void losesNothingOfATextThatSomebodyElsePutOnTheQueue() {
    assertThat(messages.read(exchange("Citroën")).content())
        .isEqualTo("Citroën".getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void aHeaderThatMakesNoSenseDoesNotKeepAMessageFromBeingRead() {
    Exchange exchange = exchange(CONTENT);
    exchange.getMessage().setHeader(LeadHeaders.CHANNEL, "PIGEON");
    exchange.getMessage().setHeader(LeadHeaders.RECEIVED, "yesterday");
    InboundMessage message = messages.read(exchange);
    assertThat(message.channel()).isEqualTo(InboundMessage.Channel.QUEUE);
    assertThat(message.received().toEpochMilli()).isZero();
  }

  @Test
  void printsNoContent() {
    Exchange exchange = exchange(CONTENT);
    accept(exchange);
    assertThat(messages.read(exchange).toString()).contains("11 B").doesNotContain("Ana");
  }

  private void accept(Exchange exchange) {
    messages.accept(
        exchange,
        "norte",
        InboundMessage.Channel.MAIL,
        "leads@norte.example",
        "<1@x>",
        "message/rfc822");
  }

  private static Exchange exchange(Object body) {
    Exchange exchange = new DefaultExchange(new DefaultCamelContext());
    exchange.getMessage().setBody(body);
    return exchange;
  }
}

package es.sml.connector.deadletter;

import static es.sml.connector.testing.MessageBuilder.aMessage;
import static org.assertj.core.api.Assertions.assertThat;

import es.sml.connector.lead.InboundMessage;
import es.sml.connector.lead.LeadHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;

class DeadLetterStampTest {
  private static final byte[] CONTENT = {1, 2, 3};
  private static final InboundMessage MESSAGE =
      aMessage()
          .key("k1")
          .byMail()
          .mailbox("leads@norte.example")
          .name("<1@x>")
          .contentType("message/rfc822")
          .received(Instant.ofEpochMilli(1_700_000_000_000L))
          .content(CONTENT)
          .build()
          .broughtBy("{}");

  private final DeadLetterStamp stamp = new DeadLetterStamp();

  @Test
  void keepsTheRawMessageWithItsReasonAndNothingElse() {
    Exchange exchange = exchange("the mapped lead");
    stamp.stamp(exchange, MESSAGE, "main", "deliver-lead", "SML rejected the request with 400", 3);
    assertThat(exchange.getMessage().getHeaders())
        .containsOnly(
            Map.entry(LeadHeaders.KEY, "k1"),
            Map.entry(LeadHeaders.DEALER, "norte"),
            Map.entry(LeadHeaders.ACCOUNT, "main"),
            Map.entry(LeadHeaders.CHANNEL, "MAIL"),
            Map.entry(LeadHeaders.MAILBOX, "leads@norte.example"),
            Map.entry(LeadHeaders.NAME, "<1@x>"),
            Map.entry(LeadHeaders.CONTENT_TYPE, "message/rfc822"),
            Map.entry(LeadHeaders.RECEIVED, 1_700_000_000_000L),
            Map.entry(LeadHeaders.REQUEST, "{}"),
            Map.entry(LeadHeaders.STAGE, "deliver-lead"),
            Map.entry(LeadHeaders.REASON, "SML rejected the request with 400"),
            Map.entry(LeadHeaders.ATTEMPTS, 3));
    assertThat(exchange.getMessage().getHeaders().keySet()).isEqualTo(LeadHeaders.DEAD);
    assertThat(exchange.getMessage().getBody()).isEqualTo(CONTENT);
  }

  @Test
  void shortensALongReason() {
    Exchange exchange = exchange(null);
    stamp.stamp(exchange, MESSAGE, "main", "s", "x".repeat(9_000), 1);
    assertThat(exchange.getMessage().getHeader(LeadHeaders.REASON, String.class))
        .hasSize(2_001)
        .endsWith("…");
  }

  @Test
  void stampsADeadLetterWithoutAReason() {
    Exchange exchange = exchange(null);
    stamp.stamp(exchange, MESSAGE, "main", "s", null, 1);
    assertThat(exchange.getMessage().getBody()).isEqualTo(CONTENT);
  }

  @Test
  void keepsTheBytesOfAMessageThatWasNotAccepted() {
    Exchange exchange = exchange("Citroën");
    stamp.stampUnaccepted(exchange, "norte", "<1@x>", "inbox-mail", "too large");
    assertThat(exchange.getMessage().getBody())
        .isEqualTo("Citroën".getBytes(StandardCharsets.UTF_8));
    assertThat(exchange.getMessage().getHeaders().keySet())
        .containsExactlyInAnyOrder(
            LeadHeaders.DEALER,
            LeadHeaders.NAME,
            LeadHeaders.RECEIVED,
            LeadHeaders.STAGE,
            LeadHeaders.REASON);
  }

  private static Exchange exchange(Object body) {
    Exchange exchange = new DefaultExchange(new DefaultCamelContext());
    exchange.getMessage().setBody(body);
    exchange.getMessage().setHeader("_AMQ_DUPL_ID", "x");
    exchange.getMessage().setHeader("JMSReplyTo", "x");
    exchange.getMessage().setHeader("Authorization", "Token x");
    return exchange;
  }
}

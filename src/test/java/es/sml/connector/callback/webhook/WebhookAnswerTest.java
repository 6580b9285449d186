package es.sml.connector.callback.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import es.sml.connector.callback.CallbackFailedException;
import java.time.Duration;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookAnswerTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "7200",
        "3000000000",
        "9999999999",
        "100000000000",
        "Fri, 31 Dec 9999 23:59:59 GMT"
      })
  void waitsAnHourAtMost(String header) {
    assertThat(wait(header)).isEqualTo(Duration.ofHours(1));
  }

  @Test
  void waitsAsLongAsTheReceiverAsks() {
    assertThat(wait(" 120 ")).isEqualTo(Duration.ofMinutes(2));
    assertThat(wait("soon")).isNull();
    assertThat(wait("Fri, 31 Dec 1999 23:59:59 GMT")).isNull();
    assertThat(wait(null)).isNull();
  }

  private static Duration wait(String header) {
    Exchange exchange = new DefaultExchange(new DefaultCamelContext());
    exchange.getMessage().setHeader(Exchange.HTTP_RESPONSE_CODE, 503);
    exchange.getMessage().setHeader("Retry-After", header);
    return catchThrowableOfType(
            CallbackFailedException.class, () -> new WebhookAnswer().check(exchange))
        .retryAfter();
  }
}

package es.sml.connector.door.fetch.meta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import es.sml.connector.door.fetch.api.ApiException;
import es.sml.connector.door.fetch.api.ApiException.Kind;
import es.sml.connector.door.fetch.api.ApiHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GraphResponseTest {
  private static final String ERROR = "{\"error\":{\"code\":%d,\"message\":\"%s\"}}";

  @ParameterizedTest
  @CsvSource({
    "400, 4, x, THROTTLED",
    "400, 17, x, THROTTLED",
    "400, 32, x, THROTTLED",
    "400, 613, x, THROTTLED",
    "400, 80005, x, THROTTLED",
    "400, 190, x, TOKEN",
    "400, 100, Invalid appsecret_proof provided, TOKEN",
    "400, 100, Object does not exist, ABSENT",
    "400, 10, no permission, REFUSED",
    "400, 200, no permission, REFUSED",
    "400, 1, x, UNAVAILABLE",
    "500, 2, x, UNAVAILABLE",
    "503, 190, x, TOKEN"
  })
  void distinguishesFailuresByMetasCode(int status, int code, String message, Kind kind) {
    ApiException failure = failure(status, ERROR.formatted(code, message), null);
    assertThat(failure.kind()).isEqualTo(kind);
    assertThat(failure.getMessage()).contains(String.valueOf(code)).doesNotContain(message);
  }

  @ParameterizedTest
  @CsvSource({"502, <html>", "200, <html>", "302, ''", "400, {}"})
  void aResponseThatIsNotMetasIsAnOutage(int status, String body) {
    assertThat(failure(status, body, null).kind()).isEqualTo(Kind.UNAVAILABLE);
  }

  @Test
  void readsTheLongestWaitInMinutes() {
    String usage =
        "{\"9\":[{\"type\":\"pages\",\"estimated_time_to_regain_access\":3},"
            + "{\"type\":\"leadgen\",\"estimated_time_to_regain_access\":19}]}";
    String body = ERROR.formatted(80005, "x");
    assertThat(failure(400, body, usage).pause()).isEqualTo(Duration.ofMinutes(19));
    assertThat(failure(400, body, "no JSON").pause()).isNull();
    assertThat(failure(400, body, usage.replace("19", "999999")).pause())
        .isEqualTo(Duration.ofDays(1));
  }

  private static ApiException failure(int status, String body, String usage) {
    Exchange exchange = new DefaultExchange(new DefaultCamelContext());
    exchange.getMessage().setHeader(Exchange.HTTP_RESPONSE_CODE, status);
    exchange.getMessage().setHeader(ApiHeaders.USAGE, usage);
    exchange.getMessage().setBody(body.getBytes(StandardCharsets.UTF_8));
    return catchThrowableOfType(ApiException.class, () -> GraphResponse.read(exchange));
  }
}

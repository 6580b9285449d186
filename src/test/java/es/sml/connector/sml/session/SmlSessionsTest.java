package es.sml.connector.sml.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import es.sml.connector.failure.sml.SmlLoginException;
import es.sml.connector.setting.Secret;
import es.sml.connector.sml.Account;
import es.sml.connector.sml.Account.AuthScheme;
import es.sml.connector.sml.SmlOperation;
import es.sml.connector.sml.SmlSettings;
import es.sml.connector.sml.http.SmlRequest;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.http.HttpMethods;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SmlSessionsTest {
  private final DefaultCamelContext camel = new DefaultCamelContext();
  private final AtomicInteger logins = new AtomicInteger();

  @BeforeEach
  void startALoginRoute() throws Exception {
    camel.addRoutes(
        new RouteBuilder() {
          @Override
          public void configure() {
            from("direct:sml-login-main")
                .process(exchange -> exchange.getMessage().setBody("t" + logins.incrementAndGet()));
          }
        });
    camel.start();
  }

  @AfterEach
  void stop() {
    camel.stop();
  }

  @Test
  void writesOnlyTheRequestToTheMessage() {
    Exchange exchange = create();
    exchange.getMessage().setHeader("CamelHttpUri", "https://evil.example");
    exchange.getMessage().setHeader("Cookie", "a=b");
    sessions(AuthScheme.TOKEN, Duration.ZERO).authorize(exchange);
    assertThat(exchange.getMessage().getHeaders())
        .containsOnly(
            Map.entry(Exchange.HTTP_METHOD, HttpMethods.POST),
            Map.entry(Exchange.HTTP_PATH, "/api/lead/"),
            Map.entry("Authorization", "Token t1"),
            Map.entry("Accept", "application/json"),
            Map.entry(Exchange.CONTENT_TYPE, "application/json"));
    assertThat(exchange.getMessage().getBody(String.class)).isEqualTo("{}");
  }

  @Test
  void findsTheSchemeThatSmlAccepts() {
    SmlSessions sessions = sessions(AuthScheme.AUTO, Duration.ZERO);
    Exchange exchange = create();
    assertThat(sent(sessions, exchange, 401)).isEqualTo("Token t1, again");
    assertThat(sent(sessions, exchange, 401)).isEqualTo("JWT t1, again");
    assertThat(sent(sessions, exchange, 201)).isEqualTo("Bearer t1, done");
    assertThat(sent(sessions, create(), 201)).isEqualTo("Bearer t1, done");
    assertThat(logins).hasValue(1);
  }

  @Test
  void renewsATokenThatHasRunOutAndSendsOnceMore() {
    SmlSessions sessions = sessions(AuthScheme.TOKEN, Duration.ZERO);
    assertThat(sent(sessions, create(), 201)).isEqualTo("Token t1, done");
    Exchange exchange = create();
    assertThat(sent(sessions, exchange, 401)).isEqualTo("Token t1, again");
    assertThat(sent(sessions, exchange, 201)).isEqualTo("Token t2, done");
  }

  @Test
  void aTokenRefusedRightAfterItsLoginIsTheAccountsProblem() {
    SmlSessions sessions = sessions(AuthScheme.TOKEN, Duration.ZERO);
    Exchange exchange = create();
    sessions.authorize(exchange);
    exchange.getMessage().setHeader(Exchange.HTTP_RESPONSE_CODE, 401);
    assertThatThrownBy(() -> sessions.decideRetry(exchange)).isInstanceOf(SmlLoginException.class);
  }

  @Test
  void anAccountThatWasRefusedComesBackByItself() {
    SmlSessions sessions = sessions(AuthScheme.AUTO, Duration.ZERO);
    Exchange exchange = create();
    sent(sessions, exchange, 401);
    sent(sessions, exchange, 401);
    sessions.authorize(exchange);
    exchange.getMessage().setHeader(Exchange.HTTP_RESPONSE_CODE, 401);
    assertThatThrownBy(() -> sessions.decideRetry(exchange)).isInstanceOf(SmlLoginException.class);
    assertThat(sent(sessions, create(), 201)).isEqualTo("Token t2, done");
  }

  @Test
  void aRefusalOfTheLeadItselfIsNotTheAccountsProblem() {
    SmlSessions sessions = sessions(AuthScheme.TOKEN, Duration.ofHours(1));
    assertThat(sent(sessions, create(), 201)).isEqualTo("Token t1, done");
    Exchange exchange = create();
    assertThat(sent(sessions, exchange, 403)).isEqualTo("Token t1, again");
    assertThat(sent(sessions, exchange, 403)).isEqualTo("Token t2, done");
    assertThat(sent(sessions, create(), 201)).isEqualTo("Token t2, done");
  }

  private SmlSessions sessions(AuthScheme scheme, Duration backOff) {
    Account account =
        new Account(
            URI.create("https://sml.example"),
            null,
            "u",
            new Secret("p"),
            scheme,
            1,
            null,
            null,
            null,
            null,
            null,
            null,
            null);
    return new SmlSessions(
        () -> Map.of("main", account),
        new SmlSettings(
            null, null, null, null, positive(backOff), null, null, null, null, null, null),
        camel.createProducerTemplate(),
        TokenStore.ALONE);
  }

  // The settings have no back-off of zero; a nanosecond is over before the next call.
  private static Duration positive(Duration backOff) {
    return backOff.isZero() ? Duration.ofNanos(1) : backOff;
  }

  private Exchange create() {
    Exchange exchange = new DefaultExchange(camel);
    exchange.setProperty(SmlRequest.ACCOUNT, "main");
    SmlRequest.prepare(
        exchange,
        SmlOperation.CREATE_LEAD,
        SmlOperation.CREATE_LEAD.path(),
        null,
        new byte[] {'{', '}'},
        null);
    return exchange;
  }

  private static String sent(SmlSessions sessions, Exchange exchange, int status) {
    sessions.authorize(exchange);
    String authorization = exchange.getMessage().getHeader("Authorization", String.class);
    exchange.getMessage().setHeader(Exchange.HTTP_RESPONSE_CODE, status);
    sessions.decideRetry(exchange);
    return authorization
        + (exchange.getProperty(SmlRequest.RETRY, Boolean.class) ? ", again" : ", done");
  }
}

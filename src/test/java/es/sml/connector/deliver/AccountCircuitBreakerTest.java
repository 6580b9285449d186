package es.sml.connector.deliver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import es.sml.connector.failure.sml.AccountPausedException;
import es.sml.connector.failure.sml.LeadRejectedException;
import es.sml.connector.failure.sml.SmlLoginException;
import es.sml.connector.failure.sml.SmlUnavailableException;
import es.sml.connector.failure.sml.UnknownOutcomeException;
import es.sml.connector.language.LocalizedText;
import es.sml.connector.lead.LeadProperties;
import es.sml.connector.testing.CapturedLog;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.ServiceStatus;
import org.apache.camel.Suspendable;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.service.ServiceSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;

class AccountCircuitBreakerTest {
  private static final int PAUSE_AFTER = 3;

  private final DefaultCamelContext camel = new DefaultCamelContext();
  private final AccountCircuitBreaker breaker = new AccountCircuitBreaker(PAUSE_AFTER);
  private RuntimeException failure;

  @BeforeEach
  void startARouteUnderThePolicy() throws Exception {
    camel.addRoutes(
        new RouteBuilder() {
          @Override
          public void configure() {
            onException(
                    UnknownOutcomeException.class,
                    LeadRejectedException.class,
                    DataIntegrityViolationException.class)
                .handled(true);
            onException(Exception.class).logExhausted(false);
            from("direct:inbound")
                .routeId("inbound")
                .routeGroup("main")
                .routePolicy(breaker.policy())
                .process(
                    exchange -> {
                      exchange.setProperty(
                          LeadProperties.ACCOUNT, exchange.getMessage().getHeader("account"));
                      if (failure != null) {
                        throw failure;
                      }
                    });
          }
        });
    camel.start();
  }

  @AfterEach
  void stop() {
    camel.stop();
  }

  @Test
  void pausesWhileSmlIsUnavailable() throws Exception {
    deliver(new SmlUnavailableException("SML cannot be reached", (Throwable) null));
    assertThat(isConsuming()).isFalse();
    assertThat(reason()).isEqualTo("SML cannot be reached");
    assertThat(breaker.isProbeDue("main")).isTrue();

    breaker.resume("main");
    assertThat(isConsuming()).isTrue();
    assertThat(reason()).isNull();
    assertThat(breaker.isProbeDue("main")).isFalse();
  }

  @Test
  void pausesAllRoutesOfTheAccountAndNoOthers() throws Exception {
    addRoute("queue-of-a-dealer", "main");
    addRoute("another-accounts", "other");
    deliver(new SmlUnavailableException("SML cannot be reached", (Throwable) null));
    assertThat(isConsuming("inbound")).isFalse();
    assertThat(isConsuming("queue-of-a-dealer")).isFalse();
    assertThat(isConsuming("another-accounts")).isTrue();

    breaker.resume("main");
    assertThat(isConsuming("inbound")).isTrue();
    assertThat(isConsuming("queue-of-a-dealer")).isTrue();
  }

  @Test
  void pausesARouteThatStartsLater() throws Exception {
    deliver(new SmlUnavailableException("SML cannot be reached", (Throwable) null));
    addRoute("queue-of-a-dealer", "main");
    assertThat(isConsuming("queue-of-a-dealer")).isFalse();

    breaker.resume("main");
    assertThat(isConsuming("queue-of-a-dealer")).isTrue();
  }

  @Test
  void obeysAnOperatorsPause() throws Exception {
    addRoute("another-accounts", "other");
    Set<String> paused = new HashSet<>(Set.of("main"));
    breaker.obey(paused::contains, route -> paused.contains(route.getGroup()));
    breaker.applyPauses();
    assertThat(isConsuming()).isFalse();
    assertThat(isConsuming("another-accounts")).isTrue();
    assertThat(breaker.reason("main")).isNull();
    addRoute("queue-of-a-dealer", "main");
    assertThat(isConsuming("queue-of-a-dealer")).isFalse();

    paused.clear();
    breaker.applyPauses();
    assertThat(isConsuming()).isTrue();
    assertThat(isConsuming("queue-of-a-dealer")).isTrue();
  }

  @Test
  void resumesOnlyWhenBothSmlAndTheOperatorAllowIt() throws Exception {
    Set<String> paused = new HashSet<>(Set.of("main"));
    deliver(new SmlUnavailableException("SML cannot be reached", (Throwable) null));
    breaker.obey(paused::contains, route -> paused.contains(route.getGroup()));
    breaker.applyPauses();
    assertThat(breaker.isProbeDue("main")).isFalse();
    breaker.resume("main");
    assertThat(breaker.reason("main")).hasToString("SML cannot be reached");

    paused.clear();
    breaker.applyPauses();
    assertThat(isConsuming()).isFalse(); // SML must respond first
    breaker.resume("main");
    assertThat(isConsuming()).isTrue();
  }

  @Test
  void doesNotOpenForALeadThatMetAnOperatorsPause() {
    deliver(new AccountPausedException("main", LocalizedText.untranslated("paused by ana"), null));
    assertThat(isConsuming()).isTrue();
    assertThat(breaker.reason("main")).isNull();
  }

  @Test
  void pausesWhileTheLedgerFails() {
    deliver(
        new DataAccessResourceFailureException(
            "failed", new SQLException("database or disk is full [SQLITE_FULL]")));
    assertThat(isConsuming()).isFalse();
    assertThat(reason())
        .isEqualTo(
            "the ledger cannot be written (its disk is full): check its database and the free disk"
                + " space");
  }

  @Test
  void pausesForNoLeadThatTheLedgerRefuses() {
    deliver(new DataIntegrityViolationException("too long"));
    assertThat(isConsuming()).isTrue();
  }

  @Test
  void pausesWhileTheLoginIsRefused() {
    deliver(new SmlLoginException("main", "SML refused the login with 400"));
    assertThat(isConsuming()).isFalse();
    assertThat(reason()).contains("refused the login");
  }

  @Test
  void asksSmlNoSoonerThanItWished() {
    deliver(
        new SmlUnavailableException("SML asked the connector to wait (429)", Duration.ofHours(1)));
    assertThat(isConsuming()).isFalse();
    assertThat(breaker.isProbeDue("main")).isFalse();
  }

  @Test
  void reportsUntilWhenSmlIsNotCalled() {
    Instant before = Instant.now();
    deliver(
        new SmlUnavailableException("SML asked the connector to wait (429)", Duration.ofHours(1)));
    assertThat(breaker.until("main"))
        .isBetween(before.plus(Duration.ofHours(1)), Instant.now().plus(Duration.ofHours(1)));
    assertThat(reason())
        .matches(
            "SML asked the connector to wait \\(429\\), until ([0-9-]{10} )?[0-9]{2}:[0-9]{2} \\S+");
  }

  @Test
  void namesNoTimeWhereSmlNamedNone() {
    deliver(new SmlUnavailableException("SML asked the connector to wait (429)", Duration.ZERO));
    assertThat(breaker.until("main")).isNull();
    assertThat(reason()).isEqualTo("SML asked the connector to wait (429)");
  }

  @Test
  void endsAWaitSoThatSmlIsProbed() throws Exception {
    assertThat(breaker.endWait("main")).isFalse();
    assertThat(breaker.endWait("nobody")).isFalse();
    deliver(
        new SmlUnavailableException("SML asked the connector to wait (429)", Duration.ofHours(1)));
    assertThat(breaker.endWait("main")).isTrue();
    assertThat(breaker.until("main")).isNull();
    assertThat(isConsuming()).isFalse();
    assertThat(breaker.isProbeDue("main")).isTrue();

    breaker.resume("main");
    assertThat(isConsuming()).isTrue();
    assertThat(breaker.endWait("main")).isFalse();
  }

  @Test
  void asksSmlOnceTheTimeItWishedForIsOver() {
    deliver(
        new SmlUnavailableException(
            "SML asked the connector to wait (429)", Duration.ofMillis(50)));
    await().until(() -> breaker.isProbeDue("main"));
  }

  @Test
  void pausesAfterSeveralUnknownOutcomesInARow() {
    deliver(new UnknownOutcomeException("SML responded 500"));
    deliver(new UnknownOutcomeException("SML responded 500"));
    assertThat(isConsuming()).isTrue();
    deliver(new UnknownOutcomeException("SML responded 502"));
    assertThat(isConsuming()).isFalse();
    assertThat(reason()).isEqualTo("SML responded 502");
  }

  @Test
  void aDeliveryBetweenThemBreaksTheRow() {
    deliver(new UnknownOutcomeException("SML responded 500"));
    deliver(new UnknownOutcomeException("SML responded 500"));
    deliver(null);
    deliver(new UnknownOutcomeException("SML responded 500"));
    deliver(new UnknownOutcomeException("SML responded 500"));
    assertThat(isConsuming()).isTrue();
  }

  @Test
  void aRefusalBetweenThemBreaksTheRow() {
    deliver(new UnknownOutcomeException("SML responded 500"));
    deliver(new UnknownOutcomeException("SML responded 500"));
    deliver(new LeadRejectedException(400, "{}"));
    deliver(new UnknownOutcomeException("SML responded 500"));
    assertThat(isConsuming()).isTrue();
  }

  @Test
  void aProbesAnswerDoesNotOvertakeAWishToBeLeftAlone() throws Exception {
    deliver(new SmlUnavailableException("SML cannot be reached", (Throwable) null));
    assertThat(breaker.isProbeDue("main")).isTrue();
    endLate(
        new SmlUnavailableException("SML asked the connector to wait (429)", Duration.ofHours(1)));
    breaker.resume("main");
    assertThat(isConsuming()).isFalse();
  }

  @Test
  void countsAnewAfterAResume() throws Exception {
    for (int i = 0; i < PAUSE_AFTER; i++) {
      deliver(new UnknownOutcomeException("SML responded 500"));
    }
    breaker.resume("main");
    deliver(new UnknownOutcomeException("SML responded 500"));
    assertThat(isConsuming()).isTrue();
  }

  @Test
  void aRejectedLeadPausesNoAccount() {
    for (int i = 0; i < PAUSE_AFTER + 1; i++) {
      deliver(new LeadRejectedException(400, "{}"));
    }
    assertThat(isConsuming()).isTrue();
    assertThat(reason()).isNull();
  }

  @Test
  void aDeliveryWithoutAnAccountPausesNoAccount() {
    failure = new SmlUnavailableException("x", (Throwable) null);
    camel.createProducerTemplate().request("direct:inbound", exchange -> {});
    assertThat(isConsuming()).isTrue();
    assertThat(breaker.isProbeDue("main")).isFalse();
    assertThat(reason()).isNull();
  }

  @Test
  void aSecondFailureKeepsTheFirstReason() {
    deliver(new SmlUnavailableException("first", (Throwable) null));
    endLate(new SmlUnavailableException("second", Duration.ofHours(1)));
    assertThat(reason()).startsWith("first, until ");
    assertThat(breaker.isProbeDue("main")).isFalse();
  }

  @Test
  void aFailedCheckPausesTheAccountAndCorrectsTheReason() throws Exception {
    breaker.open("main", new SmlUnavailableException("SML cannot be reached", (Throwable) null));
    assertThat(isConsuming()).isFalse();
    Instant since = breaker.since("main");
    breaker.open("main", new SmlLoginException("main", "SML refused the login with 400"));
    assertThat(reason()).contains("refused the login");
    assertThat(breaker.since("main")).isEqualTo(since);
    breaker.resume("main");
    assertThat(isConsuming()).isTrue();
    assertThat(breaker.isCheckDue("main")).isTrue();
  }

  @Test
  void failedProbesOfOneReasonAreOneLineOfTheLog() {
    try (CapturedLog log = new CapturedLog(AccountCircuitBreaker.class)) {
      for (int probe = 0; probe < 50; probe++) {
        breaker.open(
            "main", new SmlUnavailableException("SML cannot be reached", (Throwable) null));
      }
      breaker.open("main", new SmlLoginException("main", "SML refused the login with 400"));
      assertThat(log.lines())
          .containsExactly(
              "account main: delivery is paused, its leads stay queued: SML cannot be reached",
              "account main: delivery stays paused: account main: SML refused the login with 400");
    }
  }

  private String reason() {
    return breaker.reason("main") == null ? null : breaker.reason("main").toString();
  }

  private void deliver(RuntimeException outcome) {
    failure = outcome;
    camel
        .createProducerTemplate()
        .request("direct:inbound", exchange -> exchange.getMessage().setHeader("account", "main"));
  }

  /** A delivery that was under way when the account paused. */
  private void endLate(RuntimeException outcome) {
    Exchange late = camel.getEndpoint("direct:inbound").createExchange();
    late.setProperty(LeadProperties.ACCOUNT, "main");
    late.setException(outcome);
    breaker.policy().onExchangeDone(camel.getRoute("inbound"), late);
  }

  private void addRoute(String id, String account) throws Exception {
    camel.addRoutes(
        new RouteBuilder() {
          @Override
          public void configure() {
            from("direct:" + id)
                .routeId(id)
                .routeGroup(account)
                .routePolicy(breaker.policy())
                .process(exchange -> {});
          }
        });
  }

  private boolean isConsuming() {
    return isConsuming("inbound");
  }

  private boolean isConsuming(String route) {
    ServiceStatus status = ((ServiceSupport) camel.getRoute(route).getConsumer()).getStatus();
    assertThat(camel.getRoute(route).getConsumer()).isInstanceOf(Suspendable.class);
    return status == ServiceStatus.Started;
  }
}

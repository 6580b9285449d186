package es.sml.connector.runtime.step;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class ScheduleFailuresTest {
  private final Logger logger = (Logger) LoggerFactory.getLogger("es.sml.connector.schedule");
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();
  private final DefaultCamelContext camel = new DefaultCamelContext();
  private Exception failure;
  private boolean isDue = true;

  @BeforeEach
  void start() throws Exception {
    log.start();
    logger.addAppender(log);
    ScheduleFailures failures = new ScheduleFailures();
    camel.addRoutePolicyFactory(failures);
    camel.getRegistry().bind("scheduleFailures", failures);
    camel.addRoutes(
        new RouteBuilder() {
          @Override
          public void configure() {
            from("direct:run")
                .routeId("reply-relay")
                .routeConfigurationId(RouteId.SCHEDULE_ERRORS.id())
                .onException(Exception.class)
                .handled(true)
                .to("bean:scheduleFailures?method=failed(${routeId}, ${exception})")
                .end()
                .process(
                    exchange -> {
                      exchange.setProperty(ScheduleFailures.DUE, isDue);
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
    logger.detachAppender(log);
  }

  @Test
  void aReasonIsLoggedOnceAndItsEndWithTheNumberOfFailures() {
    run(null);
    for (int i = 0; i < 40; i++) {
      run(new IllegalStateException("the disk is full"));
    }
    run(new IllegalStateException("no connection"));
    run(null);
    run(null);
    assertThat(log.list)
        .extracting(ILoggingEvent::getFormattedMessage)
        .containsExactly(
            "reply-relay: this run failed, and the next run tries again:"
                + " IllegalStateException: the disk is full",
            "reply-relay: this run failed, and the next run tries again:"
                + " IllegalStateException: no connection",
            "reply-relay: it works again, after 41 failed runs");
  }

  @Test
  void aRunThatWasNotDueIsNoEndOfTheFailures() {
    run(new IllegalStateException("no connection"));
    isDue = false;
    run(null);
    assertThat(log.list).hasSize(1);
    isDue = true;
    run(null);
    assertThat(log.list).hasSize(2);
  }

  private void run(Exception outcome) {
    failure = outcome;
    camel.createFluentProducerTemplate().to("direct:run").send();
  }
}

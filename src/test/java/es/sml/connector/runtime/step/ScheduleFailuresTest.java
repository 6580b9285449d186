package es.sml.connector.runtime.step;

import static org.assertj.core.api.Assertions.assertThat;

import es.sml.connector.testing.CapturedLog;
import jakarta.jms.JMSException;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.jms.UncategorizedJmsException;

class ScheduleFailuresTest {
  @RegisterExtension private final CapturedLog log = new CapturedLog("es.sml.connector.schedule");
  private final DefaultCamelContext camel = new DefaultCamelContext();
  private Exception failure;
  private boolean isDue = true;

  @BeforeEach
  void start() throws Exception {
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
    assertThat(log.lines())
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
    assertThat(log.lines()).hasSize(1);
    isDue = true;
    run(null);
    assertThat(log.lines()).hasSize(2);
  }

  @Test
  void aFileThatStaysIsLoggedOnceInWords() throws Exception {
    camel.addRoutes(
        new RouteBuilder() {
          @Override
          public void configure() {
            from("direct:file")
                .routeId("drop-folder-file-norte")
                .routeConfigurationId(RouteId.DROP_FOLDER_ERRORS.id())
                .onException(Exception.class)
                .to("bean:scheduleFailures?method=stayed(${routeId}, ${exception})")
                .end()
                .process(
                    exchange -> {
                      if (failure != null) {
                        throw failure;
                      }
                    });
          }
        });
    JMSException lost = new JMSException("x");
    lost.initCause(new ActiveMQException());
    failure = new UncategorizedJmsException(lost);
    for (int i = 0; i < 40; i++) {
      camel.createFluentProducerTemplate().to("direct:file").send();
    }
    failure = null;
    camel.createFluentProducerTemplate().to("direct:file").send();
    assertThat(log.lines())
        .containsExactly(
            "drop-folder-file-norte: a message could not be stored; it stays at its source and is"
                + " tried again: no connection to it",
            "drop-folder-file-norte: it works again, after 40 failed runs");
  }

  private void run(Exception outcome) {
    failure = outcome;
    camel.createFluentProducerTemplate().to("direct:run").send();
  }
}

package es.sml.connector.ops.logging;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** That no setting of a level makes a library print what it handles. */
class LogLimitsTest {
  private final LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();

  @BeforeEach
  void install() {
    LogLimits.install();
  }

  @AfterEach
  void forget() {
    context.getLogger("ROOT").setLevel(Level.WARN);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "org.apache.hc.client5.http.wire",
        "org.apache.hc.client5.http.headers",
        "org.apache.camel.component.http.HttpProducer",
        "org.apache.activemq.artemis.core.client.impl.ClientProducerImpl",
        "org.springframework.jdbc.core.StatementCreatorUtils",
        "org.eclipse.angus.mail.imap",
        "jakarta.mail",
        "io.netty.handler.logging.LoggingHandler",
        "org.postgresql.core.v3.QueryExecutorImpl",
        "es.smlconnector",
        "ROOT"
      })
  void aLibraryIsHeldAtInfo(String name) {
    var logger = context.getLogger(name);
    logger.setLevel(Level.TRACE);
    try {
      assertThat(logger.isDebugEnabled()).isFalse();
      assertThat(logger.isTraceEnabled()).isFalse();
      assertThat(logger.isInfoEnabled()).isTrue();
    } finally {
      logger.setLevel("ROOT".equals(name) ? Level.WARN : null);
    }
  }

  @Test
  void itsOwnGoDownToTrace() {
    var logger = context.getLogger("es.sml.connector.ops.Test");
    logger.setLevel(Level.TRACE);
    assertThat(logger.isTraceEnabled()).isTrue();
    logger.setLevel(null);
  }

  @Test
  void messagesAreNotPrintedAtInfo() {
    for (String name : List.of("org.apache.camel.Tracing", "org.apache.activemq.audit.message")) {
      var logger = context.getLogger(name);
      logger.setLevel(Level.TRACE);
      assertThat(logger.isInfoEnabled()).isFalse();
      assertThat(logger.isWarnEnabled()).isTrue();
      logger.setLevel(null);
    }
  }

  @Test
  void keepsTheLimitsAfterAReload() {
    LoggerContext other = new LoggerContext();
    LogLimits.install(other);
    other.reset();
    other.getLogger("ROOT").setLevel(Level.TRACE);
    assertThat(other.getLogger("org.apache.hc").isDebugEnabled()).isFalse();
    assertThat(other.getLogger("org.apache.activemq.audit.message").isInfoEnabled()).isFalse();
    LogLimits.install(other);
    assertThat(other.getCopyOfListenerList()).hasSize(1);
  }

  @Test
  void levelsThatWereSetBeforeAreHeldToo() {
    LoggerContext other = new LoggerContext();
    other.getLogger("org.apache.hc.client5.http.wire").setLevel(Level.DEBUG);
    LogLimits.install(other);
    assertThat(other.getLogger("org.apache.hc.client5.http.wire").isDebugEnabled()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"ROOT", "es", "es.sml"})
  void itsOwnInheritALowerLevel(String above) {
    LoggerContext other = new LoggerContext();
    other.getLogger("ROOT").setLevel(Level.WARN);
    LogLimits.install(other);
    other.getLogger(above).setLevel(Level.DEBUG);
    assertThat(other.getLogger("es.sml.connector.deliver").isDebugEnabled()).isTrue();
    assertThat(other.getLogger("es.smlconnector").isDebugEnabled()).isFalse();
  }
}

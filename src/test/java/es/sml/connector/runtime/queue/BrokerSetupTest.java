package es.sml.connector.runtime.queue;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import es.sml.connector.broker.setting.BrokerSettings;
import es.sml.connector.setting.Secret;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class BrokerSetupTest {
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();

  @BeforeEach
  void listenToTheLog() {
    log.start();
    logger().addAppender(log);
  }

  @AfterEach
  void leaveTheLog() {
    logger().detachAppender(log);
  }

  @Test
  void warnsOnceOfEachHostInPlainText() {
    BrokerSetup.warnOfPlainText(at("(tcp://a.example:61616,tcp://b.example:61616)?ha=true"));
    assertThat(warnings())
        .hasSize(2)
        .allSatisfy(line -> assertThat(line).contains("set sslEnabled=true").doesNotContain("s3"))
        .anySatisfy(line -> assertThat(line).contains("the connection to a.example is not"))
        .anySatisfy(line -> assertThat(line).contains("the connection to b.example is not"));
  }

  @Test
  void acceptsTlsAndThisMachineWithoutAWarning() {
    BrokerSetup.warnOfPlainText(at("tcp://127.0.0.1:61616"));
    BrokerSetup.warnOfPlainText(at("tcp://a.example:61616?sslEnabled=true"));
    BrokerSetup.warnOfPlainText(
        new BrokerSettings(null, null, null, "127.0.0.1:61616", null, null, null, null, false));
    assertThat(warnings()).isEmpty();
  }

  private static BrokerSettings at(String url) {
    return new BrokerSettings(
        url, "user", new Secret("s3cret"), null, null, null, null, null, false);
  }

  private List<String> warnings() {
    return log.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
  }

  private static Logger logger() {
    return (Logger) LoggerFactory.getLogger(BrokerSetup.class);
  }
}

package es.sml.connector.ops.logging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxy;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BrokerMessageMaskTest {
  private static final String REFERENCE =
      "Reference[7]:LargeServerMessage[messageID=7, address=leads.dead,"
          + " properties=TypedProperties[LeadName=Juana [1] \"Perez\"\n.eml, LeadKey=ab]]@1";

  @Test
  void textOfTheLogHasNoPropertiesOfAMessage() {
    assertThat(LogLine.text(event(null)))
        .contains("AMQ222999", "messageID=7", "address=leads.dead")
        .doesNotContain("Juana", "Perez", "eml");
  }

  @Test
  void jsonOfTheLogHasNoPropertiesOfAMessage() {
    Exception failure = new IllegalStateException(REFERENCE);
    String json =
        new String(
            LogOutput.json(new LoggerContext()).encode(event(new ThrowableProxy(failure))), UTF_8);
    assertThat(json)
        .contains("address=leads.dead", "BrokerMessageMaskTest.java")
        .endsWith("}\n")
        .doesNotContain("Juana", "Perez", "eml");
  }

  @Test
  void stackHasNoPropertiesOfAMessage() {
    LogStack stack = new LogStack();
    stack.setOptionList(List.of("full"));
    stack.start();
    assertThat(stack.convert(event(new ThrowableProxy(new IllegalStateException(REFERENCE)))))
        .contains("address=leads.dead", "\tat es.sml")
        .doesNotContain("Juana", "Perez", "eml");
  }

  private static LoggingEvent event(ThrowableProxy failure) {
    LoggingEvent event = new LoggingEvent();
    event.setLoggerContext(new LoggerContext());
    event.setLevel(Level.ERROR);
    event.setLoggerName("org.apache.activemq.artemis.core.server");
    event.setMessage("AMQ222999: Exception from {}");
    event.setArgumentArray(new Object[] {REFERENCE});
    event.setMDCPropertyMap(Map.of());
    event.setThreadName("t");
    event.setThrowableProxy(failure);
    return event;
  }
}

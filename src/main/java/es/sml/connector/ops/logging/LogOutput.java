package es.sml.connector.ops.logging;

import static java.nio.charset.StandardCharsets.UTF_8;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.OutputStreamAppender;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;

/** Sets the format of the log. Before the settings are read, it is text. */
public final class LogOutput {
  private LogOutput() {}

  /** Applies the settings, also to libraries that log through the JDK. */
  public static void use(LogSettings settings) {
    SLF4JBridgeHandler.removeHandlersForRootLogger();
    SLF4JBridgeHandler.install();
    if (settings.format() == LogSettings.Format.TEXT) {
      return;
    }
    LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    if (context.getLogger(Logger.ROOT_LOGGER_NAME).getAppender("STDERR")
        instanceof OutputStreamAppender<ILoggingEvent> appender) {
      appender.stop();
      appender.setEncoder(json(context));
      appender.start();
    }
  }

  /** Writes one object per line, with control characters escaped. */
  static JsonEncoder json(LoggerContext context) {
    JsonEncoder encoder =
        new JsonEncoder() {
          @Override
          public byte[] encode(ILoggingEvent event) {
            return BrokerMessageMask.json(new String(super.encode(event), UTF_8)).getBytes(UTF_8);
          }
        };
    encoder.setContext(context);
    encoder.setWithFormattedMessage(true);
    encoder.setWithMessage(false);
    encoder.setWithArguments(false);
    encoder.setWithContext(false);
    encoder.setWithSequenceNumber(false);
    encoder.setWithNanoseconds(false);
    encoder.start();
    return encoder;
  }
}

package es.sml.connector.demo.installation;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.FileAppender;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.LoggerFactory;

/** Sends the log to a file until it is closed, so the log does not mix with the demo's output. */
final class LogToFile implements AutoCloseable {
  private final Logger root;
  private final List<Appender<ILoggingEvent>> replaced = new ArrayList<>();
  private final FileAppender<ILoggingEvent> file = new FileAppender<>();

  LogToFile(Path path) {
    LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    root = context.getLogger(Logger.ROOT_LOGGER_NAME);
    PatternLayoutEncoder encoder = new PatternLayoutEncoder();
    encoder.setContext(context);
    encoder.setPattern("%d %-5level %logger{0} %replace(%msg){'[\\r\\n\\t]', ' '}%n");
    encoder.start();
    file.setContext(context);
    file.setFile(path.toString());
    file.setEncoder(encoder);
    file.start();
    root.iteratorForAppenders().forEachRemaining(replaced::add);
    replaced.forEach(root::detachAppender);
    root.addAppender(file);
  }

  @Override
  public void close() {
    replaced.forEach(root::addAppender);
    root.detachAppender(file);
    file.stop();
  }
}

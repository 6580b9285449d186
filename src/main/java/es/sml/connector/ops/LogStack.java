package es.sml.connector.ops;

import ch.qos.logback.classic.pattern.ThrowableProxyConverter;
import ch.qos.logback.classic.spi.IThrowableProxy;

/** The stack trace of a log event; what its messages quote steers no terminal. */
public final class LogStack extends ThrowableProxyConverter {
  @Override
  protected String throwableProxyToString(IThrowableProxy failure) {
    return PrintableText.lines(super.throwableProxyToString(failure));
  }
}

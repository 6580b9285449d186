package es.sml.connector.ops.logging;

import ch.qos.logback.classic.pattern.ThrowableProxyConverter;
import ch.qos.logback.classic.spi.IThrowableProxy;
import es.sml.connector.ops.text.PrintableText;

/** Writes the stack trace of a log event. Control characters in it have no effect. */
public final class LogStack extends ThrowableProxyConverter {
  @Override
  protected String throwableProxyToString(IThrowableProxy failure) {
    return PrintableText.lines(BrokerMessageMask.text(super.throwableProxyToString(failure)));
  }
}

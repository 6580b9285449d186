package es.sml.connector.ops.logging;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.spi.FilterReply;
import es.sml.connector.failure.RepeatedFailure;

/**
 * Suppresses the broker's warnings about dropped duplicates: the connector sends messages again on
 * purpose. It suppresses the error of a browser that closes while the broker sends it a large
 * message: the connector closes it on purpose. It suppresses the stack trace of each connection
 * that fails: the line of the outage names the cause. It repeats the warnings of each sender that a
 * full disk blocks, and of a trust store that is missing, only at growing distances.
 */
public final class ExpectedBrokerWarnings extends Filter<ILoggingEvent> {
  private static final String DUPLICATE_DROPPED = "AMQ222059";
  private static final String BROWSER_CLOSED = "AMQ224046";
  private static final String CONNECTION_FAILED = "AMQ214016";
  private static final String SENDER_BLOCKED = "AMQ212054";

  private static final String NO_CHANNEL = "Failed to initialize a channel";

  private final RepeatedFailure repeated = new RepeatedFailure();

  @Override
  public FilterReply decide(ILoggingEvent event) {
    String message = event.getMessage();
    if (message == null) {
      return FilterReply.NEUTRAL;
    }
    return isRepeated(SENDER_BLOCKED, event)
            || isRepeated(NO_CHANNEL, event)
            || message.startsWith(DUPLICATE_DROPPED)
            || message.startsWith(CONNECTION_FAILED)
            || isClosedBrowser(event)
        ? FilterReply.DENY
        : FilterReply.NEUTRAL;
  }

  private boolean isRepeated(String begin, ILoggingEvent event) {
    return event.getMessage().startsWith(begin)
        && repeated.failed(begin, event.getInstant()).isEmpty();
  }

  // The broker clears the session of a closed browser, and its delivery fails at the null.
  private static boolean isClosedBrowser(ILoggingEvent event) {
    return event.getMessage().startsWith(BROWSER_CLOSED)
        && event.getThrowableProxy() != null
        && event.getThrowableProxy().getClassName().equals(NullPointerException.class.getName());
  }
}

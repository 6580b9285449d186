package es.sml.connector.ops.logging;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.spi.FilterReply;
import es.sml.connector.failure.RepeatedFailure;

/**
 * Suppresses the broker's warnings about dropped duplicates: the connector sends messages again on
 * purpose. It suppresses the error of a browser that closes while the broker sends it a large
 * message: the connector closes it on purpose. It repeats the warning of each sender that a full
 * disk blocks only at growing distances.
 */
public final class ExpectedBrokerWarnings extends Filter<ILoggingEvent> {
  private static final String DUPLICATE_DROPPED = "AMQ222059";
  private static final String BROWSER_CLOSED = "AMQ224046";
  private static final String SENDER_BLOCKED = "AMQ212054";

  private final RepeatedFailure blocked = new RepeatedFailure();

  @Override
  public FilterReply decide(ILoggingEvent event) {
    String message = event.getMessage();
    if (message == null) {
      return FilterReply.NEUTRAL;
    }
    boolean isRepeated =
        message.startsWith(SENDER_BLOCKED)
            && blocked.failed(SENDER_BLOCKED, event.getInstant()).isEmpty();
    return isRepeated || message.startsWith(DUPLICATE_DROPPED) || isClosedBrowser(event)
        ? FilterReply.DENY
        : FilterReply.NEUTRAL;
  }

  // The broker clears the session of a closed browser, and its delivery fails at the null.
  private static boolean isClosedBrowser(ILoggingEvent event) {
    return event.getMessage().startsWith(BROWSER_CLOSED)
        && event.getThrowableProxy() != null
        && event.getThrowableProxy().getClassName().equals(NullPointerException.class.getName());
  }
}

package es.sml.connector.ops.logging;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.spi.FilterReply;

/**
 * Suppresses the broker's warnings about dropped duplicates. The connector sends messages again on
 * purpose.
 */
public final class ExpectedBrokerWarnings extends Filter<ILoggingEvent> {
  private static final String DUPLICATE_DROPPED = "AMQ222059";

  @Override
  public FilterReply decide(ILoggingEvent event) {
    String message = event.getMessage();
    return message != null && message.startsWith(DUPLICATE_DROPPED)
        ? FilterReply.DENY
        : FilterReply.NEUTRAL;
  }
}

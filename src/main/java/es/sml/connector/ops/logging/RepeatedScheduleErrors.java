package es.sml.connector.ops.logging;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.spi.FilterReply;
import es.sml.connector.failure.RepeatedFailure;

/**
 * Repeats an error of Quartz only at growing distances. While the database is away, Quartz logs a
 * stack trace each few seconds; the line of the outage has the cause.
 */
public final class RepeatedScheduleErrors extends Filter<ILoggingEvent> {
  private static final String QUARTZ = "org.quartz.";

  private final RepeatedFailure repeated = new RepeatedFailure();

  @Override
  public FilterReply decide(ILoggingEvent event) {
    return event.getLoggerName().startsWith(QUARTZ)
            && repeated.failed(event.getFormattedMessage(), event.getInstant()).isEmpty()
        ? FilterReply.DENY
        : FilterReply.NEUTRAL;
  }
}

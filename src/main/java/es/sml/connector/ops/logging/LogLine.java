package es.sml.connector.ops.logging;

import ch.qos.logback.classic.pattern.ClassicConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import es.sml.connector.ops.text.PrintableText;

/**
 * Writes a log event on one line, with the key of its lead. Control characters in it have no
 * effect.
 */
public final class LogLine extends ClassicConverter {
  /** Key of the diagnostic context: the key of the current lead. */
  public static final String LEAD = "lead";

  @Override
  public String convert(ILoggingEvent event) {
    return text(event);
  }

  /** Returns the text of an event on one line, with the key of its lead. */
  static String text(ILoggingEvent event) {
    String line =
        PrintableText.line(BrokerMessageMask.text(String.valueOf(event.getFormattedMessage())));
    String lead = event.getMDCPropertyMap().get(LEAD);
    return lead == null || line.contains(lead)
        ? line
        : line + " (lead " + PrintableText.line(lead) + ")";
  }
}

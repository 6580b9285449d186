package es.sml.connector.ops;

import ch.qos.logback.classic.pattern.ClassicConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;

/**
 * What a log event says, on one line that steers no terminal and forges no other line, with the key
 * of the lead that it is about.
 */
public final class LogLine extends ClassicConverter {
  /** Of the diagnostic context: the key of the lead in hand. */
  public static final String LEAD = "lead";

  @Override
  public String convert(ILoggingEvent event) {
    String line = PrintableText.line(String.valueOf(event.getFormattedMessage()));
    String lead = event.getMDCPropertyMap().get(LEAD);
    return lead == null || line.contains(lead)
        ? line
        : line + " (lead " + PrintableText.line(lead) + ")";
  }
}

package es.sml.connector.runtime.jms;

import es.sml.connector.command.intake.CommandReader;
import es.sml.connector.lead.LeadHeaders;
import es.sml.connector.trace.TraceParent;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.spi.HeaderFilterStrategy;

/**
 * Lets only the connector's own headers cross a queue. It compares names exactly: Camel's map of
 * headers ignores case, so a property in another spelling would replace ours.
 */
final class JmsHeaders implements HeaderFilterStrategy {
  private static final Set<String> OF_LONG_MESSAGES = Set.of(LeadHeaders.PROGRESS);
  private static final Set<String> OF_META = Set.of(LeadHeaders.FETCHES);
  private static final Set<String> IN =
      all(
          Stream.of(
              LeadHeaders.INBOUND,
              CommandReader.HEADERS,
              OF_LONG_MESSAGES,
              OF_META,
              Set.of(TraceParent.NAME)));
  private static final Set<String> OUT =
      all(
          Stream.of(
              LeadHeaders.INBOUND,
              LeadHeaders.DEAD,
              CommandReader.HEADERS,
              OF_LONG_MESSAGES,
              OF_META,
              Set.of(LeadHeaders.DUPLICATE_ID, "_AMQ_VALIDATED_USER", LeadHeaders.DELIVER_AT)));

  @Override
  public boolean applyFilterToExternalHeaders(String name, Object value, Exchange exchange) {
    return !IN.contains(name);
  }

  @Override
  public boolean applyFilterToCamelHeaders(String name, Object value, Exchange exchange) {
    return !OUT.contains(name);
  }

  private static Set<String> all(Stream<Set<String>> names) {
    return names.flatMap(Set::stream).collect(Collectors.toUnmodifiableSet());
  }
}

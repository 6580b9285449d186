package es.sml.connector.cli.crm;

import es.sml.connector.cli.option.TimeOption;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import picocli.CommandLine.Option;

/** The options for the time of the events. */
final class EventTimeOptions {
  @Option(
      names = "--since",
      paramLabel = "TIME",
      converter = TimeOption.class,
      description = "Published at this time or later, " + TimeOption.FORMS + ".")
  private Instant since;

  @Option(
      names = "--until",
      paramLabel = "TIME",
      converter = TimeOption.class,
      description = "Published before this time.")
  private Instant until;

  /** Returns the query parameters of the API. */
  Map<String, Object> query() {
    Map<String, Object> query = new LinkedHashMap<>();
    query.put("since", since);
    query.put("until", until);
    query.values().removeIf(Objects::isNull);
    return query;
  }
}

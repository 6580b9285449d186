package es.sml.connector.console.page;

import es.sml.connector.console.request.PageRequest;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/** Turns the days of a list's filter, "since" and "until", into times. */
final class DayFilter {
  private DayFilter() {}

  /** Returns the days as times, and those of the other parameters that are given. */
  static Map<String, String> query(PageRequest pageRequest, List<String> others) {
    Map<String, String> query = pageRequest.parameters(others);
    putDay(query, "since", pageRequest.parameter("since"), 0);
    putDay(query, "until", pageRequest.parameter("until"), 1); // the day itself included
    return query;
  }

  // Another text than a day, which no browser sends, is refused by the API.
  private static void putDay(Map<String, String> query, String name, String written, int after) {
    if (written != null) {
      query.put(name, day(written, after));
    }
  }

  private static String day(String written, int after) {
    try {
      return LocalDate.parse(written)
          .plusDays(after)
          .atStartOfDay(ZoneId.systemDefault())
          .toInstant()
          .toString();
    } catch (DateTimeException e) {
      return written;
    }
  }
}

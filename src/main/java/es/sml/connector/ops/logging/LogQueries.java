package es.sml.connector.ops.logging;

import es.sml.connector.ops.http.OpsException;
import es.sml.connector.ops.http.OpsRequest;
import es.sml.connector.ops.http.Paging;
import es.sml.connector.ops.http.TimeRange;
import es.sml.connector.ops.text.PersonalDataMask;
import es.sml.connector.ops.view.LogView;
import java.util.List;
import java.util.function.Supplier;

/**
 * Lists the last lines of the log, masked as reasons are. {@link RecentLog} decides how many there
 * are.
 *
 * @param mask hides addresses, phone numbers and quoted values
 */
public record LogQueries(RecentLog log, Supplier<PersonalDataMask> mask) {
  private static final int USUAL_LINES = 200;

  public LogView list(OpsRequest request) {
    int limit = Paging.limit(request.query().get("limit"), USUAL_LINES, RecentLog.MOST_LINES);
    // Taken first, so that a line that comes meanwhile is in the next answer, too.
    long next = log.last();
    List<RecentLog.Line> lines =
        log.lines(
            LogLevels.level(request.query().getOrDefault("level", "INFO")),
            TimeRange.time("since", request.query().get("since")),
            after(request.query().get("after")));
    return new LogView(
        lines.subList(Math.max(0, lines.size() - limit), lines.size()).stream()
            .map(this::view)
            .toList(),
        lines.isEmpty() ? next : Math.max(next, lines.get(lines.size() - 1).number()));
  }

  private LogView.Line view(RecentLog.Line line) {
    return new LogView.Line(
        line.number(),
        line.at().toString(),
        line.level().toString(),
        line.logger(),
        mask.get().reason(line.text(), () -> ""));
  }

  private static long after(String written) {
    try {
      return written == null ? 0 : Long.parseLong(written);
    } catch (NumberFormatException e) {
      throw OpsException.wrong(
          "refused.next-line", "after must be the value of next of an earlier response");
    }
  }
}

package es.sml.connector.console.page;

import es.sml.connector.ops.view.StatusView;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A chart of leads by hour or day as stacked bars, in units of the drawing. It decides which states
 * are one series.
 *
 * @param bars one per hour, oldest first
 * @param lines the lines of the scale
 * @param totals the totals by series
 */
public record HourChart(List<Bar> bars, List<Line> lines, Map<String, Long> totals) {
  static final int WIDTH = 720;
  static final int HEIGHT = 180;

  private static final int LEFT = 36;
  private static final int BOTTOM = 24;
  private static final int TOP = 8;
  private static final int STEPS = 4;
  private static final int MOST_DENSE = 4;
  private static final int MOST_LABELS = 8;

  /** The series, from bottom to top. */
  private static final Map<String, List<String>> SERIES = series();

  /**
   * The bar of an hour.
   *
   * @param counts the leads by series
   */
  public record Bar(
      String hour,
      long received,
      Map<String, Long> counts,
      List<Piece> pieces,
      double x,
      double width,
      double middle,
      boolean labelled) {}

  public record Piece(String series, long leads, double y, double height) {}

  public record Line(long leads, double y) {}

  /**
   * Draws the chart.
   *
   * @param hours the hours of the status, oldest first
   */
  static HourChart of(List<StatusView.Hour> hours) {
    long highest = 1;
    for (StatusView.Hour hour : hours) {
      highest = Math.max(highest, sum(counts(hour)));
    }
    long step = step(highest);
    long top = step * STEPS;
    double scale = (double) (HEIGHT - TOP - BOTTOM) / top;
    double slot = (double) (WIDTH - LEFT) / Math.max(1, hours.size());
    int everyLabel = Math.max(MOST_DENSE, hours.size() / MOST_LABELS);
    Map<String, Long> totals = new LinkedHashMap<>();
    List<Bar> bars = new ArrayList<>();
    for (StatusView.Hour hour : hours) {
      Map<String, Long> counts = counts(hour);
      counts.forEach((series, leads) -> totals.merge(series, leads, Long::sum));
      double x = LEFT + bars.size() * slot;
      bars.add(
          new Bar(
              hour.hour(),
              sum(counts),
              counts,
              pieces(counts, scale),
              rounded(x + slot * 0.14),
              rounded(slot * 0.72),
              rounded(x + slot / 2),
              (hours.size() - 1 - bars.size()) % everyLabel == 0));
    }
    List<Line> lines = new ArrayList<>();
    for (int i = 0; i <= STEPS; i++) {
      lines.add(new Line(step * i, rounded(HEIGHT - BOTTOM - step * i * scale)));
    }
    return new HourChart(bars, lines, totals);
  }

  private static List<Piece> pieces(Map<String, Long> counts, double scale) {
    List<Piece> pieces = new ArrayList<>();
    double ground = HEIGHT - BOTTOM;
    for (Map.Entry<String, Long> count : counts.entrySet()) {
      if (count.getValue() > 0) {
        double height = count.getValue() * scale;
        ground -= height;
        pieces.add(new Piece(count.getKey(), count.getValue(), rounded(ground), rounded(height)));
      }
    }
    return pieces;
  }

  private static Map<String, Long> counts(StatusView.Hour hour) {
    Map<String, Long> counts = new LinkedHashMap<>();
    SERIES.forEach(
        (series, states) ->
            counts.put(
                series,
                states.stream().mapToLong(state -> hour.counts().getOrDefault(state, 0L)).sum()));
    return counts;
  }

  private static long sum(Map<String, Long> counts) {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Returns 1, 2 or 5, followed by zeros. */
  private static long step(long highest) {
    long decade = 1;
    while (true) {
      for (long digit : new long[] {1, 2, 5}) {
        if (digit * decade * STEPS >= highest) {
          return digit * decade;
        }
      }
      decade *= 10;
    }
  }

  private static double rounded(double units) {
    return Math.round(units * 10) / 10.0;
  }

  // Split leads are counted one by one, so SPLIT is left out.
  private static Map<String, List<String>> series() {
    Map<String, List<String>> series = new LinkedHashMap<>();
    series.put("created", List.of("CREATED", "DUPLICATE"));
    series.put("rejected", List.of("REJECTED", "FAILED"));
    series.put("parked", List.of("UNKNOWN"));
    series.put("waiting", List.of("RECEIVED", "POSTING"));
    series.put("other", List.of("NOT_A_LEAD"));
    return series;
  }
}

package es.sml.connector.metrics;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The metrics of a connector by series. */
public record Exposition(Map<String, Double> series) {
  public static Exposition of(String text) {
    Map<String, Double> series = new LinkedHashMap<>();
    text.lines()
        .filter(line -> !line.startsWith("#"))
        .forEach(
            line -> {
              int space = line.lastIndexOf(' ');
              series.put(line.substring(0, space), value(line.substring(space + 1)));
            });
    return new Exposition(series);
  }

  /** Returns the value of a series, such as name{label="value"}; NaN if it does not exist. */
  public double value(String name, String labels) {
    return series.getOrDefault(name + labels, Double.NaN);
  }

  /** Returns the names of the metrics. */
  public Set<String> names() {
    return series.keySet().stream()
        .map(each -> each.split("[{]", 2)[0])
        .collect(Collectors.toSet());
  }

  private static Double value(String written) {
    return written.equals("+Inf") ? Double.POSITIVE_INFINITY : Double.valueOf(written);
  }
}

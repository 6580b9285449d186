package es.sml.connector.runtime;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What Prometheus reads of a connector, by series. */
record Exposition(Map<String, Double> series) {
  static Exposition of(String text) {
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

  /** The value of a series, as name{label="value"}; NaN where it is not there. */
  double value(String name, String labels) {
    return series.getOrDefault(name + labels, Double.NaN);
  }

  /** The names that queries use. */
  Set<String> names() {
    return series.keySet().stream()
        .map(each -> each.split("[{]", 2)[0])
        .collect(Collectors.toSet());
  }

  private static Double value(String written) {
    return written.equals("+Inf") ? Double.POSITIVE_INFINITY : Double.valueOf(written);
  }
}

package es.sml.connector.quality;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Counts of results by kind of message. */
final class QualityTable {
  static final String TOGETHER = "together";
  private static final String WRONG_DATA = "wrong data";

  private final Map<String, Map<String, Integer>> rows = new TreeMap<>();

  static List<String> columns() {
    List<String> columns = new ArrayList<>(List.of("messages"));
    Stream.of(MessageResult.Grade.values()).map(QualityTable::written).forEach(columns::add);
    columns.add(WRONG_DATA);
    return columns;
  }

  private static String written(MessageResult.Grade grade) {
    return grade.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  void add(String kind, MessageResult result) {
    for (String row : List.of(kind, TOGETHER)) {
      count(row, "messages");
      count(row, written(result.grade()));
      if (!result.untrue().isEmpty() || result.grade() == MessageResult.Grade.FALSE_LEAD) {
        count(row, WRONG_DATA);
      }
    }
  }

  private void count(String row, String column) {
    rows.computeIfAbsent(row, kind -> new TreeMap<>()).merge(column, 1, Integer::sum);
  }

  private int value(String row, String column) {
    return rows.getOrDefault(row, Map.of()).getOrDefault(column, 0);
  }

  /** Returns the table as tab-separated text. */
  String written() {
    StringBuilder text = new StringBuilder("kind\t").append(String.join("\t", columns()));
    rows.forEach(
        (kind, counts) -> {
          text.append('\n').append(kind);
          columns().forEach(column -> text.append('\t').append(value(kind, column)));
        });
    return text.append('\n').toString();
  }

  static QualityTable read(Path file) throws IOException {
    QualityTable table = new QualityTable();
    for (String line : Files.readAllLines(file).stream().skip(1).toList()) {
      String[] cells = line.split("\t", -1);
      for (int i = 0; i < columns().size(); i++) {
        table
            .rows
            .computeIfAbsent(cells[0], kind -> new TreeMap<>())
            .put(columns().get(i), Integer.parseInt(cells[i + 1]));
      }
    }
    return table;
  }

  /** Returns where this table is worse than the recorded one; empty if nowhere. */
  List<String> worseThan(QualityTable recorded) {
    List<String> worse = new ArrayList<>();
    for (String kind : recorded.rows.keySet()) {
      for (String column : columns().subList(1, columns().size())) {
        int before = recorded.value(kind, column);
        int now = value(kind, column);
        boolean good = column.equals(written(MessageResult.Grade.RIGHT));
        boolean weighs = good || column.equals(WRONG_DATA) || column.equals("dismissed");
        if (weighs && (good ? now < before : now > before)) {
          worse.add("%s, %s: %d, recorded %d".formatted(kind, column, now, before));
        }
      }
    }
    return worse;
  }
}

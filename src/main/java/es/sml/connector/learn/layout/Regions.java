package es.sml.connector.learn.layout;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** The regions after the same line of the layout, one for each mail that has it. */
public record Regions(Line start, List<Region> all) {
  /** Returns the line at that index of each region that has it. */
  public List<String> column(int index, Predicate<String> counted) {
    return all.stream()
        .map(region -> region.lines().stream().filter(counted).skip(index).findFirst())
        .flatMap(Optional::stream)
        .toList();
  }

  /** Returns the lines from that index on of each region. */
  public List<String> rest(int index, Predicate<String> counted) {
    return all.stream()
        .map(
            region ->
                String.join("\n", region.lines().stream().filter(counted).skip(index).toList()))
        .toList();
  }

  public Set<Line> ends() {
    Set<Line> ends = new LinkedHashSet<>();
    all.forEach(region -> region.next().ifPresent(ends::add));
    return ends;
  }

  /** Returns the number of regions with text. */
  public long present() {
    return all.stream().filter(region -> !region.lines().isEmpty()).count();
  }

  public static Collection<Regions> of(Layout layout) {
    Map<String, Regions> regions = new LinkedHashMap<>();
    for (List<Line> mail : layout.mails()) {
      Set<String> seen = new LinkedHashSet<>();
      for (int i = -1; i < mail.size(); i++) {
        Line start = i < 0 ? null : mail.get(i);
        boolean anchor =
            start == null
                || (start.isBoundary() && start.text().chars().anyMatch(Character::isLetter));
        String key = start == null ? "" : key(start);
        if (anchor && seen.add(key)) {
          regions
              .computeIfAbsent(key, k -> new Regions(start, new ArrayList<>()))
              .all()
              .add(Region.after(mail, i));
        }
      }
    }
    return regions.values();
  }

  private static String key(Line line) {
    return line.is(Line.Type.CONSTANT) ? Layout.key(line.text()) : line.type() + line.label();
  }
}

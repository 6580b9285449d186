package es.sml.connector.learn.layout;

import com.google.re2j.Pattern;
import es.sml.connector.parse.template.MailSample;
import es.sml.connector.parse.text.Letters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Divides the lines of the mails into the sender's layout and the text that varies. It decides how
 * many mails must share a line or a label.
 */
public final class Layout {
  private static final double MOST = 0.8;
  private static final Pattern CELLS = Pattern.compile("\\s*[|;\\t]\\s*");

  private final List<List<Line>> mails = new ArrayList<>();
  private final int size;
  private final Marks marks;

  private Layout(int size, Marks marks) {
    this.size = size;
    this.marks = marks;
  }

  /**
   * Analyses the mails.
   *
   * @param marks what a person marked in the first mail: a marked text varies
   */
  public static Layout of(List<MailSample> samples, Marks marks) {
    Layout layout = new Layout(samples.size(), marks);
    Set<String> labels = layout.labels(samples);
    Set<String> constants = layout.constants(samples);
    samples.forEach(
        sample ->
            layout.mails.add(
                new ArrayList<>(
                    lines(sample).map(line -> line(line, labels, constants)).toList())));
    return layout;
  }

  /** Returns the lines; each cell of a row with labels is a line. */
  public static Stream<String> lines(MailSample sample) {
    return sample.lines().stream().flatMap(line -> cells(line.strip()));
  }

  private static Stream<String> cells(String line) {
    List<String> cells = List.of(CELLS.split(line));
    boolean row =
        cells.size() > 1
            && cells.stream().allMatch(cell -> cell.indexOf(':') > 0 && Label.in(cell) != null);
    return row ? cells.stream().map(String::strip) : Stream.of(line);
  }

  /** Returns the text for a comparison of lines. */
  public static String key(String line) {
    return Letters.oneLine(Letters.plain(Label.plain(line)));
  }

  public List<List<Line>> mails() {
    return mails;
  }

  public int size() {
    return size;
  }

  /** Returns the number of mails that must share a text: four of five, and two at least. */
  public int most() {
    return Math.max(2, (int) Math.ceil(MOST * size));
  }

  /** Returns the number of mails that must share a label: every second, and two at least. */
  public int several() {
    return Math.max(2, (size + 1) / 2);
  }

  private static Line line(String text, Set<String> labels, Set<String> constants) {
    if (text.isEmpty()) {
      return Line.of(text, Line.Type.BLANK);
    }
    Label label = Label.in(text);
    if (label != null && labels.contains(key(label.name()))) {
      return new Line(text, Line.Type.LABELLED, label.name(), label.value());
    }
    boolean constant =
        constants.contains(key(text)) || text.chars().noneMatch(Character::isLetterOrDigit);
    return Line.of(text, constant ? Line.Type.CONSTANT : Line.Type.FREE);
  }

  /** Returns the labels of several mails, unless all their values are the same. */
  private Set<String> labels(List<MailSample> samples) {
    Map<String, Set<Integer>> found = new HashMap<>();
    Map<String, Set<String>> values = new HashMap<>();
    Set<String> marked = new HashSet<>();
    for (int i = 0; i < samples.size(); i++) {
      for (String line : lines(samples.get(i)).toList()) {
        Label label = Label.in(line);
        if (label != null) {
          found.computeIfAbsent(key(label.name()), k -> new HashSet<>()).add(i);
          values.computeIfAbsent(key(label.name()), k -> new HashSet<>()).add(key(label.value()));
          if (i == 0 && marks.isValue(line, label)) {
            marked.add(key(label.name()));
          }
        }
      }
    }
    found
        .entrySet()
        .removeIf(
            label ->
                size > 1
                    && !marked.contains(label.getKey())
                    && (label.getValue().size() < several()
                        || values.get(label.getKey()).size() < 2));
    return found.keySet();
  }

  private Set<String> constants(List<MailSample> samples) {
    Map<String, Integer> found = new HashMap<>();
    for (MailSample sample : samples) {
      Set<String> lines = new LinkedHashSet<>();
      lines(sample).forEach(line -> lines.add(key(line)));
      lines.forEach(line -> found.merge(line, 1, Integer::sum));
    }
    found.values().removeIf(mails -> mails < most());
    List<String> first = lines(samples.get(0)).toList();
    Set<String> constants = new HashSet<>(found.keySet());
    if (size == 1) { // one mail shows no constants, but a person marked where its message ends
      constants.addAll(
          first.subList(marks.endOfMessage(first), first.size()).stream()
              .map(Layout::key)
              .toList());
    }
    first.stream().filter(marks::isIn).forEach(line -> constants.remove(key(line)));
    return constants;
  }
}

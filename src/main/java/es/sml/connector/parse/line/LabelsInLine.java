package es.sml.connector.parse.line;

import es.sml.connector.parse.draft.LabelDictionary;
import es.sml.connector.parse.limit.ParseThread;
import es.sml.connector.parse.text.Letters;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Splits a line before each of its labels: "Nombre: Ana Teléfono: 600111222 Email: a@b.es". */
final class LabelsInLine {
  private static final int MOST_LABELS = 50;
  private static final int MOST_WORDS = 5;
  private static final int LONGEST_LABEL = 60;
  private static final String SLASH = " / ";
  private static final String SEPARATORS = ",;|/·•- \t";

  private LabelsInLine() {}

  /**
   * Returns the pieces; the line itself unless it has two known labels with a colon or an equals
   * sign.
   */
  static List<String> split(String line, LabelDictionary labels) {
    List<String> pairs = pairs(line, labels);
    if (!pairs.isEmpty()) {
      return pairs;
    }
    char sign = line.indexOf(':') < 0 ? '=' : ':';
    int first = line.indexOf(sign);
    if (first < 0 || line.indexOf(sign, first + 1) < 0) {
      return List.of(line);
    }
    List<Integer> starts = starts(line, sign, labels);
    if (starts.size() < 2) {
      return List.of(line);
    }
    List<String> parts = parts(line);
    if (parts.size() > 2
        && 2 * parts.stream().filter(part -> part.indexOf(sign) > 0).count() > parts.size()) {
      return parts; // "Cliente: Ana Gil / tel 666 777 888 / Coche: Ibiza"
    }
    List<String> pieces = new ArrayList<>();
    if (!line.substring(0, starts.get(0)).isBlank()) {
      pieces.add(line.substring(0, starts.get(0)));
    }
    for (int i = 0; i < starts.size(); i++) {
      boolean last = i + 1 == starts.size();
      String piece = line.substring(starts.get(i), last ? line.length() : starts.get(i + 1));
      pieces.add(last ? piece : withoutSeparator(piece));
    }
    return pieces;
  }

  // "Country/Phone: ES / 600 111 222" has as many values as labels.
  private static List<String> pairs(String line, LabelDictionary labels) {
    int colon = Letters.start(line, LONGEST_LABEL).indexOf(':');
    int slash = line.indexOf('/');
    if (slash <= 0 || slash >= colon || line.indexOf(SLASH, colon) < 0) {
      return List.of();
    }
    List<String> names = Letters.pieces(line.substring(0, colon), '/');
    List<String> values = parts(line.substring(colon + 1));
    boolean known = names.stream().anyMatch(name -> labels.field(name.strip()).isPresent());
    if (!known
        || names.size() != values.size()
        || labels.field(line.substring(0, colon)).isPresent()) {
      return List.of();
    }
    return IntStream.range(0, names.size())
        .mapToObj(i -> names.get(i).strip() + ": " + values.get(i).strip())
        .toList();
  }

  private static List<String> parts(String line) {
    List<String> parts = new ArrayList<>();
    int from = 0;
    for (int at = line.indexOf(SLASH); at >= 0; at = line.indexOf(SLASH, from)) {
      parts.add(line.substring(from, at));
      from = at + SLASH.length();
    }
    parts.add(line.substring(from));
    return parts;
  }

  private static List<Integer> starts(String line, char sign, LabelDictionary labels) {
    List<Integer> starts = new ArrayList<>();
    int from = 0;
    boolean lower = !line.isBlank() && Character.isLowerCase(line.strip().charAt(0));
    for (int colon = line.indexOf(sign);
        colon >= 0 && starts.size() < MOST_LABELS;
        colon = line.indexOf(sign, colon + 1)) {
      ParseThread.step();
      int start = start(line, from, colon, labels);
      // Within a sentence, a word before a colon is no label.
      if (start >= 0 && (lower || !Character.isLowerCase(line.charAt(start)))) {
        starts.add(start);
      }
      from = colon + 1;
    }
    return starts;
  }

  /** Returns where the label before the colon begins; -1 if there is no known label. */
  private static int start(String line, int from, int colon, LabelDictionary labels) {
    int shortest = -1;
    int exact = -1;
    int words = 0;
    for (int at = colon - 1; at >= from && colon - at <= LONGEST_LABEL; at--) {
      boolean begins =
          isOfLabel(line.charAt(at)) && (at == from || !isOfLabel(line.charAt(at - 1)));
      if (begins) {
        String label = line.substring(at, colon);
        exact = labels.isExact(label) ? at : exact;
        shortest = shortest < 0 && isLabel(label, labels) ? at : shortest;
        if (++words == MOST_WORDS) {
          break;
        }
      } else if (line.charAt(at) == ',' || line.charAt(at) == ';' || line.charAt(at) == '|') {
        break;
      }
    }
    return exact >= 0 ? exact : shortest;
  }

  // "DNI" is no field, and ends the value before it.
  private static boolean isLabel(String label, LabelDictionary labels) {
    return labels.field(label).isPresent()
        || (label.chars().allMatch(Character::isUpperCase) && labels.meaning(label).isPresent());
  }

  private static boolean isOfLabel(char c) {
    return c != ' ' && c != '\t' && SEPARATORS.indexOf(c) < 0;
  }

  private static String withoutSeparator(String piece) {
    int end = piece.length();
    while (end > 0 && SEPARATORS.indexOf(piece.charAt(end - 1)) >= 0) {
      end--;
    }
    return piece.substring(0, end);
  }
}

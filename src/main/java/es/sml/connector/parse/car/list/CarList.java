package es.sml.connector.parse.car.list;

import es.sml.connector.parse.text.Letters;
import es.sml.connector.parse.text.VocabularyFile;
import es.sml.connector.parse.text.VocabularyFile.Row;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.StringTokenizer;

/**
 * The makes and models of cars.tsv, by the characters of their names. Refuses a wrong row.
 *
 * <p>A writer may put spaces into a name, so the table also has its beginnings up to each possible
 * space. They have no meaning, and make a search read another word.
 */
public final class CarList {
  static final int ALONE = 2;
  private static final int MAKE = 0;
  private static final int MODEL = 1;
  private static final int NAMES = 3;
  private static final int AFTER = 4;
  private static final int WIDTH = 5;

  private final Map<String, List<CarEntry>> names = new HashMap<>(16_384);
  private final Map<String, List<CarEntry>> models = new HashMap<>(1_024);
  private final Map<String, List<String>> makes = new HashMap<>(1_024);

  private CarList() {}

  /** Reads the list of cars. */
  public static CarList load(Path file) {
    CarList list = new CarList();
    for (Row row : VocabularyFile.rows(file, WIDTH)) {
      list.add(row);
    }
    return list;
  }

  private void add(Row row) {
    String make = row.text(MAKE);
    String model = row.text(MODEL);
    String name = model.isEmpty() ? make : model;
    CarEntry.Alone alone = CarEntry.Alone.of(row);
    if (make.isEmpty() || key(name).isEmpty()) {
      throw row.wrong("vocabulary.car", "has no make, or a name without characters of a word");
    }
    CarEntry entry = new CarEntry(make, model.isEmpty() ? null : model, key(name), alone);
    put(name, entry);
    if (entry.hasNoModel()) {
      makes.computeIfAbsent(make, first -> new ArrayList<>(2)).add(entry.key());
    } else if (!makes.containsKey(make)) {
      throw row.wrong(
          "vocabulary.make", "has a make without a row; put a row with model \"-\" above it");
    } else {
      models.computeIfAbsent(make, first -> new ArrayList<>()).add(entry);
    }
    for (String other : list(row.text(NAMES))) {
      put(other, entry.hasNoModel() ? entry : entry.believed(CarEntry.Alone.YES));
    }
    for (String other : list(row.text(AFTER))) {
      put(other, entry.believed(CarEntry.Alone.NO));
    }
  }

  private static List<String> list(String names) {
    List<String> list = new ArrayList<>();
    StringTokenizer each = new StringTokenizer(names, ",");
    while (each.hasMoreTokens()) {
      list.add(each.nextToken().strip());
    }
    return list;
  }

  private void put(String name, CarEntry entry) {
    String plain = Letters.plain(name);
    StringBuilder start = new StringBuilder(plain.length());
    boolean border = false;
    for (int i = 0; i < plain.length(); i++) {
      char c = plain.charAt(i);
      if (!Character.isLetterOrDigit(c)) {
        border = true;
      } else {
        int length = start.length();
        border |= length > 0 && Character.isDigit(c) != Character.isDigit(start.charAt(length - 1));
        if (border && length > 0) {
          names.putIfAbsent(start.toString(), List.of());
        }
        border = false;
        start.append(c);
      }
    }
    names.merge(start.toString(), List.of(entry), CarList::both);
  }

  private static List<CarEntry> both(List<CarEntry> before, List<CarEntry> after) {
    List<CarEntry> both = new ArrayList<>(before);
    both.addAll(after);
    return List.copyOf(both);
  }

  /** Returns the letters and digits of a name, in lower case without accents. */
  public static String key(String name) {
    String plain = Letters.plain(name);
    StringBuilder key = new StringBuilder(plain.length());
    for (int i = 0; i < plain.length(); i++) {
      if (Character.isLetterOrDigit(plain.charAt(i))) {
        key.append(plain.charAt(i));
      }
    }
    return key.toString();
  }

  /** Returns the meanings of a name; empty for the beginning of a name, null for another text. */
  public List<CarEntry> meanings(String key) {
    return names.get(key);
  }

  /** Returns the models of a make. */
  public List<CarEntry> modelsOf(String make) {
    return models.getOrDefault(make, List.of());
  }

  /** Returns the keys of a make's name. */
  public List<String> keysOf(String make) {
    return makes.getOrDefault(make, List.of());
  }
}

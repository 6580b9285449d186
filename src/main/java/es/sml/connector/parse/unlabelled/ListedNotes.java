package es.sml.connector.parse.unlabelled;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import es.sml.connector.parse.text.Letters;
import java.util.ArrayList;
import java.util.List;

/** Finds the notes about several customers in a colleague's mail: a list, with a number in each. */
final class ListedNotes {
  private static final Pattern ITEM =
      Pattern.compile("^\\s*(?:\\d{1,2}\\s?[.)ºª:-]+|[-•*·–])\\s+(\\pL.*)$");
  private static final Pattern NUMBER = Pattern.compile("\\+?\\d[\\d .()-]{7,17}\\d");
  private static final int LONGEST_LINE = 500;
  private static final int MOST = 20;

  private ListedNotes() {}

  /** Returns the notes; empty unless there are several, each with one telephone number. */
  static List<String> in(List<String> lines) {
    List<StringBuilder> notes = new ArrayList<>();
    StringBuilder note = null;
    for (String line : lines) {
      Matcher item = ITEM.matcher(Letters.start(line, LONGEST_LINE));
      if (item.matches()) {
        note = new StringBuilder(item.group(1));
        notes.add(note);
      } else if (line.isBlank()) {
        note = null; // what follows is the colleague's signature
      } else if (note != null) {
        note.append('\n').append(line);
      }
    }
    List<String> found = notes.stream().map(StringBuilder::toString).toList();
    boolean all = found.size() > 1 && found.size() <= MOST;
    return all && found.stream().allMatch(ListedNotes::hasOneNumber) ? found : List.of();
  }

  private static boolean hasOneNumber(String note) {
    Matcher number = NUMBER.matcher(note);
    return number.find() && !number.find();
  }
}

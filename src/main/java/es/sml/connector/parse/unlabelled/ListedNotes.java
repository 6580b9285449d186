package es.sml.connector.parse.unlabelled;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import es.sml.connector.parse.text.Letters;
import java.util.ArrayList;
import java.util.List;

/**
 * The notes about several customers in a colleague's mail: a list, with a telephone number in each
 * item.
 *
 * @param items the notes; empty unless there are several
 * @param around the lines above and below the list
 */
record ListedNotes(List<String> items, String around) {
  private static final Pattern ITEM =
      Pattern.compile("^\\s*(?:\\d{1,2}\\s?[.)ºª:-]+|[-•*·–])\\s+(\\pL.*)$");
  private static final Pattern NUMBER = Pattern.compile("\\+?\\d[\\d .()-]{7,17}\\d");
  private static final int LONGEST_LINE = 500;
  private static final int MOST = 20;

  /** Returns the notes in the lines. */
  static ListedNotes in(List<String> lines) {
    List<StringBuilder> notes = new ArrayList<>();
    StringBuilder around = new StringBuilder();
    StringBuilder part = around;
    for (String line : lines) {
      Matcher item = ITEM.matcher(Letters.start(line, LONGEST_LINE));
      if (item.matches()) {
        part = new StringBuilder(line.substring(item.start(1)));
        notes.add(part);
      } else {
        part = line.isBlank() ? around : part; // a blank line ends an item
        part.append('\n').append(line);
      }
    }
    List<String> items = notes.stream().map(StringBuilder::toString).toList();
    boolean all =
        items.size() > 1
            && items.size() <= MOST
            && items.stream().allMatch(ListedNotes::hasOneNumber);
    return new ListedNotes(all ? items : List.of(), around.toString().strip());
  }

  private static boolean hasOneNumber(String note) {
    Matcher number = NUMBER.matcher(note);
    return number.find() && !number.find();
  }
}

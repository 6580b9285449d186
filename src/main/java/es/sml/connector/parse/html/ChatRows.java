package es.sml.connector.parse.html;

import com.google.re2j.Pattern;
import java.util.List;
import java.util.Objects;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * Writes the rows of a chat's table, with a time, a speaker and words, as turns: "[18:20] Ana:
 * Hello". The speakers recur, unlike the people in a list of customers.
 */
final class ChatRows {
  private static final Pattern CLOCK = Pattern.compile("\\d{1,2}:\\d{2}(?::\\d{2})?");
  private static final int CELLS = 3;
  private static final int FEWEST = 3;
  private static final int LONGEST_SPEAKER = 40;

  private ChatRows() {}

  static void write(Document html) {
    for (Element table : html.getElementsByTag("table")) {
      List<Element> rows =
          table.getElementsByTag("tr").stream().filter(row -> isTurn(row, table)).toList();
      long speakers = rows.stream().map(ChatRows::speaker).distinct().count();
      if (rows.size() >= FEWEST && speakers > 1 && speakers < rows.size()) {
        Element header = rows.get(0).previousElementSibling();
        if (header != null && header.getElementsByTag("th").size() == CELLS) {
          header.remove();
        }
        rows.forEach(ChatRows::writeTurn);
      }
    }
  }

  private static boolean isTurn(Element row, Element table) {
    return Objects.equals(row.closest("table"), table)
        && row.childrenSize() == CELLS
        && isTime(row.child(0)) != isTime(row.child(1))
        && !speaker(row).isEmpty()
        && speaker(row).length() <= LONGEST_SPEAKER
        && speaker(row).indexOf(':') < 0;
  }

  private static boolean isTime(Element cell) {
    return CLOCK.matches(cell.text().strip());
  }

  private static String speaker(Element row) {
    return row.child(isTime(row.child(0)) ? 1 : 0).text().strip();
  }

  private static void writeTurn(Element row) {
    String time = row.child(isTime(row.child(0)) ? 0 : 1).text().strip();
    String turn = "[" + time + "] " + speaker(row) + ": " + row.child(2).text();
    row.empty();
    row.appendElement("td").text(turn);
  }
}

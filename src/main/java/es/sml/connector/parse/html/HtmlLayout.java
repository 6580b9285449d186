package es.sml.connector.parse.html;

import es.sml.connector.parse.draft.LabelDictionary;
import es.sml.connector.parse.field.LeadField;
import es.sml.connector.parse.template.FormatTemplate;
import es.sml.connector.parse.text.Letters;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.Evaluator;
import org.jsoup.select.QueryParser;

/**
 * Rewrites tables, lists and quotes in HTML, so that a label and its value are in one text. Leaves
 * out hidden text other than JSON.
 */
public final class HtmlLayout {
  /** What a mail program does not show, such as a preview; coches.net hides JSON there. */
  private static final Evaluator UNSEEN =
      QueryParser.parse("title, [hidden], [style*=display:none], [style*=display: none]");

  private static final Set<String> FIELDS =
      Set.of(
          "name",
          "field",
          "fields",
          "field name",
          "label",
          "question",
          "key",
          "campo",
          "nombre",
          "nombre del campo",
          "pregunta",
          "etiqueta",
          "camp",
          "champ",
          "nom",
          "feld",
          "frage",
          "domanda",
          "nome",
          "veld",
          "naam",
          "vraag",
          "dato",
          "concepto",
          "eremua",
          "galdera");

  private static final Set<String> VALUES =
      Set.of(
          "value",
          "values",
          "answer",
          "response",
          "valor",
          "respuesta",
          "resposta",
          "valeur",
          "reponse",
          "wert",
          "antwort",
          "eingabe",
          "valore",
          "risposta",
          "waarde",
          "antwoord",
          "erantzuna",
          "balioa",
          "contenido",
          "datos");

  /** Elements that a heading in a cell has. */
  private static final Set<String> HEADS =
      Set.of("b", "strong", "u", "h1", "h2", "h3", "h4", "h5", "h6");

  private static final int LONGEST_LABEL_CELL = 60;
  private static final int MOST_COLUMNS = 50;

  /** Two cells may also be a label and an answer that is a label's word, such as "Email". */
  private static final int FEWEST_HEADS = 3;

  /** Unknown columns beside a name and a contact. */
  private static final int MOST_UNKNOWN = 3;

  private final LabelDictionary labels;

  public HtmlLayout(LabelDictionary labels) {
    this.labels = labels;
  }

  /** Returns the lines that a reader sees, with the label before each value. */
  public String lines(Document html) {
    html.select(UNSEEN).removeIf(hidden -> hidden.text().indexOf('{') < 0);
    html.getElementsByTag("blockquote").stream()
        .filter(quote -> quote.parents().stream().noneMatch(p -> p.nameIs("blockquote")))
        .filter(quote -> QuotedHtml.isOlderMail(quote, labels))
        .toList()
        .forEach(HtmlLayout::quote);
    FormControls.write(html);
    QuotedHtml.showAddresses(html);
    QuotedHtml.showNumber(html);
    new IconLabels(labels).write(html);
    ChatRows.write(html);
    for (Element row : html.getElementsByTag("tr")) {
      Element before = row.previousElementSibling();
      if (before != null && before.nameIs("tr")) {
        underHeader(before, row);
      }
    }
    for (Element body : html.getElementsByTag("tbody")) {
      Element before = body.previousElementSibling();
      if (before != null && before.nameIs("thead")) {
        underHeader(before.lastElementChild(), body.firstElementChild());
      }
    }
    html.getElementsByTag("tr").stream()
        .filter(row -> row.getElementsByTag("table").isEmpty())
        .forEach(HtmlLayout::pairCells);
    html.getElementsByTag("dt").forEach(HtmlLayout::endAsLabel);
    return new MarkedLines(labels).of(PlainText.marked(html));
  }

  /** Returns the lines of those places only. */
  public static String only(Set<FormatTemplate.Place> where, Document html) {
    List<String> places = new ArrayList<>();
    if (where.contains(FormatTemplate.Place.TABLE)) {
      html.select("tr").stream()
          .filter(row -> row.select("table").isEmpty())
          .forEach(row -> places.add(PlainText.of(row)));
    }
    if (where.contains(FormatTemplate.Place.DEFINITION_LIST)) {
      html.select("dl").forEach(list -> places.add(PlainText.of(list)));
    }
    return String.join("\n", places);
  }

  private static void quote(Element blockquote) {
    String text = PlainText.of(blockquote);
    blockquote.empty();
    text.lines()
        .forEach(
            line -> {
              blockquote.appendChild(new TextNode("> " + line));
              blockquote.appendElement("br");
            });
  }

  private static boolean is(Set<String> words, Element cell) {
    return words.contains(Letters.plain(cell.text().strip()));
  }

  /** Puts each cell of a row after its column's header, if each column has one. */
  private void underHeader(Element header, Element row) {
    if (header == null || row == null) {
      return;
    }
    List<Element> heads = cells(header);
    if (heads.size() == 2 && is(FIELDS, heads.get(0)) && is(VALUES, heads.get(1))) {
      header.remove(); // "Name | Value" stands above rows of a label and a value
      return;
    }
    List<Element> cells = cells(row);
    if (heads.size() < 2
        || heads.size() > MOST_COLUMNS
        || heads.size() != cells.size()
        || heads.size() != header.childrenSize()
        || !(heads.stream().allMatch(cell -> cell.nameIs("th")) || areHeads(heads, cells))
        || cells.stream().anyMatch(cell -> cell.nameIs("th"))) {
      return;
    }
    List<Optional<LeadField>> fields = heads.stream().map(this::field).toList();
    boolean people = LabelDictionary.arePeople(fields.stream().flatMap(Optional::stream).toList());
    boolean several = isLike(row.nextElementSibling(), heads);
    boolean moved = people && (several || !labels.isOfDealer(heads.get(0).text()));
    Element next = row;
    do {
      List<Element> values = cells(next);
      for (int i = 0; i < values.size(); i++) {
        inOneLine(values.get(i)).prependText(heads.get(i).text() + ": ").appendElement("br");
      }
      if (moved) { // the name begins the next customer, so the columns before it follow it
        next.prependChild(values.get(LabelDictionary.nameColumn(fields)));
      }
      next = next.nextElementSibling();
    } while (people && isLike(next, heads)); // a list of cars names no customers
    header.remove();
  }

  /** Returns the cell; its only paragraph, as Word writes, would end the label's line. */
  private static Element inOneLine(Element cell) {
    Element only = cell.childrenSize() == 1 ? cell.firstElementChild() : null;
    if (only != null && only.nameIs("p")) {
      only.unwrap();
    }
    return cell;
  }

  /** Returns whether the row has a value below each head. */
  private static boolean isLike(Element row, List<Element> heads) {
    return row != null
        && row.nameIs("tr")
        && cells(row).size() == heads.size()
        && cells(row).stream().allMatch(cell -> cell.nameIs("td"));
  }

  /**
   * Returns whether all cells of a row are labels, and those of the next row are not. An unknown
   * word is a label above a number, a date or a time, and one of them beside several known labels.
   * Beside a name and a contact there may be more: "Interés", "Notas". The same is true for an odd
   * number of words above the only other row.
   */
  private boolean areHeads(List<Element> heads, List<Element> cells) {
    List<LeadField> fields = heads.stream().flatMap(cell -> field(cell).stream()).toList();
    int known = fields.size();
    // Columns of an odd number are no pairs of a label and a value.
    boolean columns =
        heads.size() % 2 == 1
            && heads.stream().map(Element::text).allMatch(HtmlLayout::isWord)
            && heads.get(0).parent().previousElementSibling() == null
            && !isLike(cells.get(0).parent().nextElementSibling(), heads);
    int most =
        columns || LabelDictionary.arePeople(fields) ? MOST_UNKNOWN : known > FEWEST_HEADS ? 1 : 0;
    long unknown =
        IntStream.range(0, heads.size())
            .filter(i -> field(heads.get(i)).isEmpty() && !isAbove(heads.get(i), cells.get(i)))
            .count();
    return heads.size() >= FEWEST_HEADS
        && known > 0
        && unknown <= most
        && cells.stream().noneMatch(cell -> field(cell).isPresent());
  }

  private static boolean isAbove(Element head, Element cell) {
    return isWord(head.text().strip()) && cell.text().chars().anyMatch(Character::isDigit);
  }

  private static boolean isWord(String text) {
    return !text.isEmpty() && text.chars().allMatch(Character::isLetter);
  }

  private Optional<LeadField> field(Element cell) {
    String text = cell.text().strip();
    return text.isEmpty() || text.length() > LONGEST_LABEL_CELL || text.indexOf(':') >= 0
        ? Optional.empty()
        : labels.field(text);
  }

  private static List<Element> cells(Element row) {
    List<Element> cells = new ArrayList<>();
    for (Element child = row.firstElementChild();
        child != null;
        child = child.nextElementSibling()) {
      if (child.nameIs("td") || child.nameIs("th")) {
        cells.add(child);
      }
    }
    return cells;
  }

  private static void pairCells(Element row) {
    List<Element> cells = cells(row);
    if (cells.size() > 2 && cells.get(0).hasAttr("rowspan")) {
      cells.get(0).appendElement("br"); // the heading of this row and the next ones
      cells = cells.subList(1, cells.size());
    }
    for (Element cell : cells.subList(Math.min(1, cells.size()), cells.size())) {
      // A cell with a label and a value stays alone.
      if (cell.text().indexOf(':') > 0 && !cell.text().endsWith(":") && !isBelow(cell)) {
        cell.prependElement("br");
      }
    }
    int next = 0;
    while (next + 1 < cells.size()) {
      Element cell = cells.get(next);
      if (next > 0 && !isBelow(cell)) {
        cell.prependElement("br");
      }
      if (isSection(cell)) {
        cell.appendElement("br");
        next++;
      } else {
        endAsLabel(cell);
        next += 2;
      }
    }
  }

  /** Returns whether the cell before it ends its line already. */
  private static boolean isBelow(Element cell) {
    Element before = cell.previousElementSibling();
    Element last = before == null ? null : before.lastElementChild();
    return last != null && last.nameIs("br") && last.nextSibling() == null;
  }

  /** Returns whether the cell has a heading and lines below it, and is no label. */
  private static boolean isSection(Element cell) {
    Element first = cell.firstElementChild();
    return first != null
        && HEADS.contains(first.normalName())
        && first.nextElementSibling() != null
        && first.nextElementSibling().nameIs("br")
        && first.text().length() < cell.text().length()
        && !first.text().endsWith(":");
  }

  private static void endAsLabel(Element label) {
    String text = label.text().strip();
    boolean withValue = text.indexOf(':') >= 0 && !text.endsWith(":");
    if (!text.isEmpty() && text.length() <= LONGEST_LABEL_CELL && !withValue) {
      label.empty().appendText(text.endsWith(":") ? text : text + ":");
      if (label.siblingIndex() > 0 && label.parent() != null) {
        label.prependElement("br");
      }
    }
  }
}

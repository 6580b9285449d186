package es.sml.connector.parse.html;

import es.sml.connector.parse.draft.LabelDictionary;
import es.sml.connector.parse.field.LeadField;
import es.sml.connector.parse.line.LabelledLine;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Evaluator;
import org.jsoup.select.QueryParser;

/** Writes the label of a value for the icon that stands in its place. */
public final class IconLabels {
  private static final int LONGEST = 40;
  private static final int MOST_ICONS = 200;

  /** A sign, with the character that makes it coloured, and a space. */
  private static final int LONGEST_SIGN = 4;

  /** One icon may stand in a footer. */
  private static final int FEWEST = 2;

  private static final Evaluator ICONS =
      QueryParser.parse("img[alt], [aria-label], i[title], span[title]");
  private static final List<String> NAMES = List.of("alt", "aria-label", "title");

  private static final Map<LeadField, String> SIGNS =
      Map.of(
          LeadField.NAME, "👤🧑🙋",
          LeadField.PHONE, "📞📱☎📲✆",
          LeadField.EMAIL, "✉📧📩📨",
          LeadField.VEHICLE, "🚗🚙🚘🚐",
          LeadField.MESSAGE, "💬📝💭🗨✍");

  private static final int BOT = "🤖".codePointAt(0);

  private final LabelDictionary labels;

  public IconLabels(LabelDictionary labels) {
    this.labels = labels;
  }

  /** Replaces the images and empty elements that name a field by their alternative text. */
  void write(Document html) {
    List<Element> icons = new ArrayList<>();
    Set<LeadField> fields = EnumSet.noneOf(LeadField.class);
    for (Element icon : html.select(ICONS).stream().limit(MOST_ICONS).toList()) {
      Optional<LeadField> field = labels.field(name(icon));
      if (field.isPresent() && hasValue(icon)) {
        icons.add(icon);
        fields.add(field.get());
      }
    }
    if (fields.size() >= FEWEST) {
      icons.forEach(icon -> icon.after(new Element("span").text(name(icon) + ": ")));
    }
  }

  private static String name(Element icon) {
    return NAMES.stream()
        .map(attribute -> icon.attr(attribute).strip())
        .filter(name -> !name.isEmpty() && name.length() <= LONGEST && !name.endsWith(":"))
        .findFirst()
        .orElse("");
  }

  /** Returns whether text follows in the icon's line or in the next cell; a link is a button. */
  private static boolean hasValue(Element icon) {
    if (icon.hasText() || icon.closest("a") != null) {
      return false;
    }
    Element cell = icon.closest("td, th");
    if (cell == null || cell.hasText()) {
      return icon.parent() != null && icon.parent().hasText();
    }
    Element next = cell.nextElementSibling();
    return next != null && next.hasText();
  }

  /**
   * Returns the lines with labels for signs such as a telephone, if a person's sign is there. A
   * colon behind a sign makes it a label too: "☎: 600 111 222". In a chat with a bot, a person's
   * sign is a speaker.
   */
  public List<String> named(List<String> lines) {
    long persons = lines.stream().filter(line -> field(line) == LeadField.NAME).count();
    if (persons > 1 && lines.stream().anyMatch(IconLabels::isBots)) {
      return lines.stream().map(IconLabels::spoken).toList();
    }
    boolean person = persons > 0;
    List<String> named = new ArrayList<>(lines.size());
    for (String line : lines) {
      LeadField field = person || hasColon(line) ? field(line) : null;
      String value = field == null ? "" : withoutSign(line);
      boolean bare =
          !value.isEmpty() && !isPost(field, value) && !LabelledLine.of(value, labels).isLabelled();
      named.add(bare ? field.written() + ": " + value : line);
    }
    return named;
  }

  private static boolean isBots(String line) {
    return !line.isEmpty() && line.codePointAt(0) == BOT;
  }

  private static String spoken(String line) {
    if (isBots(line)) {
      return "Bot: " + withoutSign(line);
    }
    return field(line) == LeadField.NAME ? "Cliente: " + withoutSign(line) : line;
  }

  /** Returns whether a post follows the name, as in a salesperson's signature: "Ana, adviser". */
  private static boolean isPost(LeadField field, String value) {
    return field == LeadField.NAME && value.indexOf(',') >= 0;
  }

  private static boolean hasColon(String line) {
    int colon = line.indexOf(':');
    return colon > 0
        && colon <= LONGEST_SIGN
        && line.substring(0, colon).chars().noneMatch(Character::isLetterOrDigit);
  }

  private static LeadField field(String line) {
    if (line.startsWith("@") && hasColon(line)) {
      return LeadField.EMAIL;
    }
    if (line.isEmpty() || line.charAt(0) < '\u2000') {
      return null;
    }
    int sign = line.codePointAt(0);
    for (Map.Entry<LeadField, String> field : SIGNS.entrySet()) {
      if (field.getValue().indexOf(sign) >= 0) {
        return field.getKey();
      }
    }
    return null;
  }

  private static String withoutSign(String line) {
    int start = 0;
    while (start < line.length()
        && !Character.isLetterOrDigit(line.charAt(start))
        && line.charAt(start) != '+'
        && line.charAt(start) != '¿') {
      start++;
    }
    return line.substring(start).strip();
  }
}

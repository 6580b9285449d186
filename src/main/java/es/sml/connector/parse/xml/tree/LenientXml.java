package es.sml.connector.parse.xml.tree;

import es.sml.connector.failure.UnreadableMessageException;
import es.sml.connector.parse.text.Letters;
import java.io.StringReader;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.ParseSettings;
import org.jsoup.parser.Parser;
import org.jsoup.select.NodeVisitor;

/**
 * Reads one XML element from foreign text, even if it is not well-formed. Refuses a text that
 * declares entities.
 *
 * <p>A strict parser without DTDs and external files comes first. A lenient parser reads an element
 * that is not well-formed.
 */
public final class LenientXml {
  private static final XMLInputFactory STRICT = strictFactory();
  private static final Set<String> PREDEFINED = Set.of("amp", "lt", "gt", "quot", "apos");
  private static final String ENTITY_DECLARATION = "<!ENTITY";

  private static final Set<String> LINE_BREAKS = Set.of("br", "br/", "br /", "/br");
  private static final int LONGEST_REFERENCE = 34;

  private LenientXml() {}

  /**
   * The result.
   *
   * @param damaged true if the XML was not well-formed, so values may be missing or wrong
   */
  public record Reading(XmlElement root, boolean damaged) {}

  /**
   * Refuses a text that declares entities, because they can be an attack.
   *
   * @throws UnreadableMessageException if it does
   */
  public static void refuseEntityDeclarations(String text) {
    for (int at = text.indexOf("<!"); at >= 0; at = text.indexOf("<!", at + 1)) {
      if (text.regionMatches(true, at, ENTITY_DECLARATION, 0, ENTITY_DECLARATION.length())) {
        throw new UnreadableMessageException(
            "the XML declares entities, which can be an attack; ask the sender to remove them");
      }
    }
  }

  /**
   * Reads the element at the beginning of the text.
   *
   * @param ranks as for {@link XmlTreeBuilder}, for a text whose tags do not match
   * @throws UnreadableMessageException if it is nested too deep, or has too many elements
   */
  public static Reading read(String xml, Map<String, Integer> ranks) {
    refuseManyTags(xml);
    String regular = regular(xml);
    try {
      return new Reading(strict(regular), false);
    } catch (XMLStreamException e) {
      // Only the flag is used, because the message may quote text.
      return new Reading(bestEffort(regular, ranks), true);
    }
  }

  // Checked before the elements take any memory.
  static void refuseManyTags(String xml) {
    int tags = 0;
    for (int at = xml.indexOf('<'); at >= 0; at = xml.indexOf('<', at + 1)) {
      if (at + 1 < xml.length() && Character.isLetter(xml.charAt(at + 1))) {
        tags++;
      }
    }
    if (tags > XmlTreeBuilder.MAX_ELEMENTS) {
      throw XmlTreeBuilder.tooMany();
    }
  }

  private static String regular(String xml) {
    if (!mayBeIrregular(xml)) {
      return xml;
    }
    StringBuilder regular = new StringBuilder(xml.length() + 64);
    XmlSections sections = new XmlSections(xml);
    int copied = 0;
    while (copied < xml.length()) {
      int start = sections.next(copied);
      regularTo(xml.substring(copied, start), regular);
      if (XmlSections.isCdata(xml, start)) {
        regular.append(xml, start, sections.end());
      }
      copied = sections.end();
    }
    return regular.toString();
  }

  // Written without a regular expression, because there may be millions of matches and each would
  // take microseconds.
  private static void regularTo(String xml, StringBuilder regular) {
    int at = 0;
    while (at < xml.length()) {
      char c = xml.charAt(at);
      int end = c == '&' ? referenceEnd(xml, at) : c == '<' ? tagEnd(xml, at) : at;
      if (end > at) {
        String found = xml.substring(at, end);
        regular.append(c == '<' && !isIrregular(found) ? found : replacement(found));
        at = end;
      } else {
        if (c >= ' ' || c == '\t' || c == '\n' || c == '\r') {
          regular.append(c);
        }
        at++;
      }
    }
  }

  /**
   * Returns the end of the reference at that ampersand; the position after the ampersand if it
   * starts none.
   */
  private static int referenceEnd(String xml, int ampersand) {
    int at = ampersand + 1;
    if (at < xml.length() && xml.charAt(at) == '#') {
      at++;
    }
    int name = at;
    while (at < xml.length() && at < ampersand + LONGEST_REFERENCE && isOfName(xml.charAt(at))) {
      at++;
    }
    boolean ended = at > name && at < xml.length() && xml.charAt(at) == ';';
    return ended ? at + 1 : ampersand + 1;
  }

  private static boolean isOfName(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  }

  /** Returns the end of the tag that starts there, or that position if there is none. */
  private static int tagEnd(String xml, int start) {
    int at = start + 1;
    while (at < xml.length() && xml.charAt(at) != '<' && xml.charAt(at) != '>') {
      at++;
    }
    return at < xml.length() && xml.charAt(at) == '>' ? at + 1 : start;
  }

  /**
   * Returns whether it is HTML's line break, a mail program's link, or quoted word processor
   * markup.
   */
  private static boolean isIrregular(String tag) {
    String inside = Letters.lower(tag.substring(1, tag.length() - 1));
    boolean blanks = inside.chars().anyMatch(Character::isWhitespace);
    boolean link =
        inside.startsWith("mailto:") || inside.startsWith("http:") || inside.startsWith("https:");
    boolean lineBreak =
        (inside.startsWith("br") || inside.startsWith("/br"))
            && LINE_BREAKS.contains(Letters.oneLine(inside).strip());
    boolean round =
        inside.indexOf('\u201C') >= 0
            || inside.indexOf('\u201D') >= 0
            || inside.indexOf('\u2033') >= 0;
    return lineBreak || (link && !blanks) || (round && Character.isLetter(inside.charAt(0)));
  }

  /** Returns whether the text may match. Most documents are long and do not. */
  private static boolean mayBeIrregular(String xml) {
    for (int i = 0; i < xml.length(); i++) {
      char c = xml.charAt(i);
      if (c == '&' || c == '\u201C' || c == '\u201D' || (c < ' ' && !Character.isWhitespace(c))) {
        return true;
      }
      if (c == '<' && i + 2 < xml.length()) {
        char next = Character.toLowerCase(xml.charAt(i + 1));
        char second = Character.toLowerCase(xml.charAt(i + 2));
        boolean link =
            xml.startsWith("ttp", i + 2) || xml.regionMatches(true, i + 1, "mailto:", 0, 7);
        boolean lineBreak = (next == 'b' && second == 'r') || (next == '/' && second == 'b');
        if (next == '?' || link || lineBreak) {
          return true;
        }
      }
    }
    return false;
  }

  private static String replacement(String irregular) {
    if (irregular.indexOf('\u201C') >= 0 || irregular.indexOf('\u201D') >= 0) {
      return irregular.replace('\u201C', '"').replace('\u201D', '"');
    }
    if (irregular.startsWith("&")) {
      return reference(irregular);
    }
    if (irregular.startsWith("<br") || irregular.startsWith("<BR") || irregular.startsWith("<Br")) {
      return "\n";
    }
    if (irregular.regionMatches(true, 1, "mailto:", 0, 7)) {
      return " " + escaped(irregular.substring(8, irregular.length() - 1));
    }
    return irregular.regionMatches(true, 1, "http", 0, 4)
        ? " " + escaped(irregular.substring(1, irregular.length() - 1))
        : "";
  }

  /** Replaces HTML's named characters. An undeclared name stays as it is written. */
  private static String reference(String reference) {
    if (reference.startsWith("&#")
        || (reference.length() > 2
            && PREDEFINED.contains(reference.substring(1, reference.length() - 1)))) {
      return reference;
    }
    return escaped(Parser.unescapeEntities(reference, false));
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;");
  }

  private static XmlElement strict(String xml) throws XMLStreamException {
    XMLStreamReader reader = strictReader(xml);
    XmlTreeBuilder tree = new XmlTreeBuilder(Map.of());
    while (tree.root() == null) {
      switch (reader.next()) {
        case XMLStreamConstants.START_ELEMENT ->
            tree.start(reader.getLocalName(), attributes(reader));
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> tree.text(reader.getText());
        case XMLStreamConstants.END_ELEMENT -> tree.end();
        default -> {
          // comments and white space outside the element
        }
      }
    }
    return tree.root();
  }

  private static Map<String, String> attributes(XMLStreamReader reader) {
    Map<String, String> attributes = new HashMap<>();
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      attributes.put(
          XmlElement.localName(reader.getAttributeLocalName(i)), reader.getAttributeValue(i));
    }
    return attributes;
  }

  private static XmlElement bestEffort(String xml, Map<String, Integer> ranks) {
    XmlTreeBuilder tree = new XmlTreeBuilder(ranks);
    tree.start("document", Map.of());
    org.jsoup.Jsoup.parse(
            TagNames.cut(xml), "", Parser.xmlParser().settings(ParseSettings.htmlDefault))
        .traverse(
            new NodeVisitor() {
              @Override
              public void head(Node node, int depth) {
                if (node instanceof TextNode text) {
                  tree.text(text.getWholeText());
                } else if (depth > 0 && node instanceof Element element) {
                  tree.start(element.tagName(), attributes(element));
                }
              }

              @Override
              public void tail(Node node, int depth) {
                if (depth > 0 && node instanceof Element) {
                  tree.end();
                }
              }
            });
    tree.end();
    return tree.root().children().stream().findFirst().orElse(tree.root());
  }

  private static Map<String, String> attributes(Element element) {
    Map<String, String> attributes = new HashMap<>();
    element
        .attributes()
        .forEach(a -> attributes.put(XmlElement.localName(a.getKey()), a.getValue()));
    return attributes;
  }

  static XMLStreamReader strictReader(String xml) throws XMLStreamException {
    return STRICT.createXMLStreamReader(new StringReader(xml));
  }

  private static XMLInputFactory strictFactory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    // A lead with undeclared prefixes is still readable.
    factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
    factory.setXMLResolver(
        (publicId, systemId, base, namespace) -> {
          throw new XMLStreamException("the parser loads no external files");
        });
    return factory;
  }
}

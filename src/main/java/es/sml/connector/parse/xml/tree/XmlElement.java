package es.sml.connector.parse.xml.tree;

import es.sml.connector.parse.content.InvisibleCharacters;
import es.sml.connector.parse.text.Letters;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jsoup.parser.Parser;

/**
 * An XML element for lead formats, with lower-case names and without namespace prefix. Each text is
 * kept once, in its own element. It records the texts and attributes that were read, so that {@link
 * UnreadValues} finds the others.
 */
public final class XmlElement {
  private final String name;
  private final Map<String, String> attributes;
  private final List<XmlElement> children;
  private final List<String> texts;
  private final Set<String> readAttributes = new HashSet<>(0);
  private boolean read;

  /**
   * Creates an element.
   *
   * @param texts its own: one before each child, and one after the last
   */
  public XmlElement(
      String name,
      Map<String, String> attributes,
      List<XmlElement> children,
      List<? extends CharSequence> texts) {
    this.name = name;
    this.attributes = Map.copyOf(attributes);
    this.children = List.copyOf(children);
    List<String> cleaned = new ArrayList<>(texts.size());
    texts.forEach(text -> cleaned.add(clean(text.toString())));
    this.texts = cleaned;
  }

  /** Some senders escape twice, so a remaining entity is decoded again. */
  private static String clean(String text) {
    String visible = InvisibleCharacters.without(text);
    return visible.indexOf('&') >= 0 ? Parser.unescapeEntities(visible, false) : visible;
  }

  /** Returns the form of a written name that {@link #name} returns. */
  static String localName(String written) {
    return Letters.lower(written.substring(written.indexOf(':') + 1));
  }

  public String name() {
    return name;
  }

  public List<XmlElement> children() {
    return children;
  }

  /** Returns all the text inside, including nested elements, which then counts as read. */
  public String text() {
    read = true;
    return peek();
  }

  /** Returns whether its whole text was read. */
  public boolean isRead() {
    return read;
  }

  /** Returns whether it holds no text. */
  public boolean isBlank() {
    return peek().isEmpty();
  }

  /** Returns its own text without the nested elements; it does not count as read. */
  public String ownText() {
    return String.join(" ", texts).strip();
  }

  /** Returns all the text inside, which does not count as read. */
  public String peek() {
    if (children.isEmpty()) {
      return texts.get(0).strip();
    }
    StringBuilder all = new StringBuilder();
    addTo(all);
    return all.toString().strip();
  }

  private void addTo(StringBuilder all) {
    for (int i = 0; i < children.size(); i++) {
      all.append(texts.get(i));
      children.get(i).addTo(all);
    }
    all.append(texts.get(children.size()));
  }

  public Stream<XmlElement> children(String childName) {
    return children.stream().filter(child -> child.name().equals(childName));
  }

  /** Returns the children of those names, in the order of the names. */
  public Stream<XmlElement> children(String... names) {
    return Stream.of(names).flatMap(this::children);
  }

  public Optional<XmlElement> child(String childName) {
    for (XmlElement child : children) {
      if (child.name.equals(childName)) {
        return Optional.of(child);
      }
    }
    return Optional.empty();
  }

  /**
   * Returns the elements of that name below this one, at any depth, in document order. It leaves
   * out those inside another of that name.
   */
  public Stream<XmlElement> descendants(String descendantName) {
    List<XmlElement> found = new ArrayList<>();
    find(descendantName, found);
    return found.stream();
  }

  /** Returns the same for several names, in the order of the names. */
  public Stream<XmlElement> descendants(String... names) {
    return Stream.of(names).flatMap(this::descendants);
  }

  private void find(String descendantName, List<XmlElement> found) {
    for (XmlElement child : children) {
      if (child.name.equals(descendantName)) {
        found.add(child);
      } else {
        child.find(descendantName, found);
      }
    }
  }

  /**
   * Returns the first non-empty text of such elements below, in one line; empty if there is none.
   */
  public String textBelow(String descendantName) {
    return first(descendants(descendantName));
  }

  /**
   * Returns the first non-empty text of such children, in one line; empty, not null, if there is
   * none.
   */
  public String textOf(String... names) {
    return first(children(names));
  }

  private static String first(Stream<XmlElement> elements) {
    return elements
        .filter(element -> !element.isBlank())
        .findFirst()
        .map(XmlElement::line)
        .orElse("");
  }

  /** Returns the text in one line. */
  public String line() {
    return Letters.oneLine(text());
  }

  /** Returns the attribute, stripped, which then counts as read; empty, not null, if absent. */
  public String attribute(String attributeName) {
    readAttributes.add(attributeName);
    return attributes.getOrDefault(attributeName, "").strip();
  }

  /** Returns the attributes that were not read, by name. */
  public Map<String, String> unreadAttributes() {
    Map<String, String> unread = new TreeMap<>(attributes);
    unread.keySet().removeAll(readAttributes);
    return unread;
  }
}

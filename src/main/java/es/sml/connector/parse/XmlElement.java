package es.sml.connector.parse;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jsoup.parser.Parser;

/**
 * An XML element as lead formats need it: names in lower case and without namespace prefix. Each
 * text is kept once, in the element that it stands in.
 */
final class XmlElement {
  private final String name;
  private final Map<String, String> attributes;
  private final List<XmlElement> children;
  private final List<String> texts;

  /**
   * An element.
   *
   * @param texts its own: one before each child, and the last behind them all
   */
  XmlElement(
      String name,
      Map<String, String> attributes,
      List<XmlElement> children,
      List<? extends CharSequence> texts) {
    this.name = name;
    this.attributes = Map.copyOf(attributes);
    this.children = List.copyOf(children);
    this.texts = texts.stream().map(text -> clean(text.toString())).toList();
  }

  /** Some senders escape twice: what is still an entity then was one to them. */
  private static String clean(String text) {
    String visible = InvisibleCharacters.without(text);
    return visible.indexOf('&') >= 0 ? Parser.unescapeEntities(visible, false) : visible;
  }

  /** The name that {@link #name} gives for an element written so. */
  static String localName(String written) {
    return Letters.lower(written.substring(written.indexOf(':') + 1));
  }

  String name() {
    return name;
  }

  List<XmlElement> children() {
    return children;
  }

  /** All the text inside, that of nested elements included. */
  String text() {
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

  Stream<XmlElement> children(String childName) {
    return children.stream().filter(child -> child.name().equals(childName));
  }

  Optional<XmlElement> child(String childName) {
    return children(childName).findFirst();
  }

  /**
   * The elements of that name below this one, at any depth, in the order of the document; not those
   * within another of that name, whose text is that one's too.
   */
  Stream<XmlElement> descendants(String descendantName) {
    List<XmlElement> found = new ArrayList<>();
    find(descendantName, found);
    return found.stream();
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

  /** Text of the first such element below that has any, in one line; empty if there is none. */
  String textBelow(String descendantName) {
    return first(descendants(descendantName));
  }

  /** Text of the first such child that has any, in one line; empty, not null, if there is none. */
  String textOf(String childName) {
    return first(children(childName));
  }

  private static String first(Stream<XmlElement> elements) {
    return elements.map(XmlElement::line).filter(t -> !t.isEmpty()).findFirst().orElse("");
  }

  /** The text in one line. */
  String line() {
    return Letters.oneLine(text());
  }

  /** The attribute, stripped; empty, not null, if there is none. */
  String attribute(String attributeName) {
    return attributes.getOrDefault(attributeName, "").strip();
  }
}

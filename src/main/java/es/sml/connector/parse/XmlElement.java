package es.sml.connector.parse;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jsoup.parser.Parser;

/**
 * An XML element as lead formats need it: names in lower case and without namespace prefix.
 *
 * @param text all the text inside, that of nested elements included
 */
record XmlElement(
    String name, Map<String, String> attributes, List<XmlElement> children, String text) {

  XmlElement {
    attributes = Map.copyOf(attributes);
    children = List.copyOf(children);
    text = unescaped(InvisibleCharacters.without(text)).strip();
  }

  /** Some senders escape twice: what is still an entity then was one to them. */
  private static String unescaped(String text) {
    return text.indexOf('&') >= 0 ? Parser.unescapeEntities(text, false) : text;
  }

  /** The name that {@link #name} holds for an element written so. */
  static String localName(String written) {
    return written.substring(written.indexOf(':') + 1).toLowerCase(Locale.ROOT);
  }

  Stream<XmlElement> children(String childName) {
    return children.stream().filter(child -> child.name().equals(childName));
  }

  Optional<XmlElement> child(String childName) {
    return children(childName).findFirst();
  }

  /** The elements of that name below this one, at any depth, in the order of the document. */
  Stream<XmlElement> descendants(String descendantName) {
    return children.stream()
        .flatMap(
            child ->
                Stream.concat(
                    child.name().equals(descendantName) ? Stream.of(child) : Stream.empty(),
                    child.descendants(descendantName)));
  }

  /** Text of the first such element below that has any, in one line; empty if there is none. */
  String textBelow(String descendantName) {
    return descendants(descendantName)
        .map(XmlElement::line)
        .filter(t -> !t.isEmpty())
        .findFirst()
        .orElse("");
  }

  /** Text of the first such child that has any, in one line; empty, not null, if there is none. */
  String textOf(String childName) {
    return children(childName)
        .map(XmlElement::line)
        .filter(t -> !t.isEmpty())
        .findFirst()
        .orElse("");
  }

  /** The text in one line. */
  String line() {
    return text.replaceAll("\\s+", " ");
  }

  /** The attribute, stripped; empty, not null, if there is none. */
  String attribute(String attributeName) {
    return attributes.getOrDefault(attributeName, "").strip();
  }
}

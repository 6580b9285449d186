package es.sml.connector.parse.star;

import es.sml.connector.parse.draft.LeadDraft;
import es.sml.connector.parse.xml.tree.XmlElement;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes the values of a STAR element in one line. */
final class StarTerms {
  private StarTerms() {}

  /** Returns "name: value" for each value, with its currency or unit. */
  static String of(XmlElement element) {
    return leaves(element)
        .map(leaf -> leaf.name() + ": " + value(leaf))
        .collect(Collectors.joining("; "));
  }

  /** Returns the values without their names; those of some children only if they are named. */
  static String values(XmlElement element, String... children) {
    Stream<XmlElement> elements =
        children.length == 0 ? Stream.of(element) : element.children(children);
    return elements
        .flatMap(StarTerms::leaves)
        .map(StarTerms::value)
        .filter(LeadDraft::present)
        .distinct()
        .collect(Collectors.joining(", "));
  }

  /** Returns the text with its currency or unit. */
  static String value(XmlElement leaf) {
    return (leaf.line() + " " + leaf.attribute("currencyid") + leaf.attribute("unitcode")).strip();
  }

  private static Stream<XmlElement> leaves(XmlElement element) {
    return element.children().isEmpty()
        ? Stream.of(element).filter(leaf -> !leaf.isBlank())
        : element.children().stream().flatMap(StarTerms::leaves);
  }
}

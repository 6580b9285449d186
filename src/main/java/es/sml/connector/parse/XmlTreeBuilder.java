package es.sml.connector.parse;

import es.sml.connector.failure.UnreadableMessageException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/** Builds an {@link XmlElement} from the events of a parser, down to a fixed depth. */
final class XmlTreeBuilder {
  static final int MAX_DEPTH = 64;

  private final Deque<Open> open = new ArrayDeque<>();
  private XmlElement root;

  /** The finished element; null until its end was seen. */
  XmlElement root() {
    return root;
  }

  void start(String writtenName, Map<String, String> attributes) {
    if (open.size() == MAX_DEPTH) {
      throw new UnreadableMessageException(
          "the XML is nested deeper than " + MAX_DEPTH + " levels");
    }
    open.push(new Open(XmlElement.localName(writtenName), attributes));
  }

  void text(String text) {
    if (!open.isEmpty()) {
      open.peek().text.append(text);
    }
  }

  void end() {
    Open ended = open.pop();
    XmlElement element =
        new XmlElement(ended.name, ended.attributes, ended.children, ended.text.toString());
    if (open.isEmpty()) {
      root = element;
    } else {
      open.peek().children.add(element);
      open.peek().text.append(ended.text);
    }
  }

  private static final class Open {
    private final String name;
    private final Map<String, String> attributes;
    private final List<XmlElement> children = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();

    private Open(String name, Map<String, String> attributes) {
      this.name = name;
      this.attributes = attributes;
    }
  }
}

package es.sml.connector.parse.xml.tree;

import es.sml.connector.failure.UnreadableMessageException;
import es.sml.connector.parse.limit.ParseThread;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/**
 * Builds an {@link XmlElement} from the events of a parser. Decides how deep it may be, and how
 * many elements it may have. It closes an unclosed element when one begins that cannot be inside
 * it.
 */
final class XmlTreeBuilder {
  static final int MAX_DEPTH = 32;

  /** Five hundred leads with eighty elements each. */
  static final int MAX_ELEMENTS = 40_000;

  private final Map<String, Integer> ranks;
  private final Deque<Open> open = new ArrayDeque<>();

  /** The elements that are open for the parser. */
  private final Deque<Open> nesting = new ArrayDeque<>();

  private XmlElement root;
  private int elements;

  /**
   * Creates a builder of one element.
   *
   * @param ranks of elements by name, from 0 for the outermost: an element cannot be inside one of
   *     the same or a higher rank; an element without a rank can be anywhere
   */
  XmlTreeBuilder(Map<String, Integer> ranks) {
    this.ranks = ranks;
  }

  static UnreadableMessageException tooMany() {
    return new UnreadableMessageException(
        "the XML has more than " + MAX_ELEMENTS + " elements; ask the sender to split it");
  }

  static UnreadableMessageException tooDeep() {
    return new UnreadableMessageException(
        "the XML is nested deeper than " + MAX_DEPTH + " levels; ask the sender for simpler XML");
  }

  /** Returns the finished element; null until its end was read. */
  XmlElement root() {
    return root;
  }

  void start(String writtenName, Map<String, String> attributes) {
    ParseThread.step();
    if (open.size() == MAX_DEPTH) {
      throw tooDeep();
    }
    if (++elements > MAX_ELEMENTS) {
      throw tooMany();
    }
    Open element = new Open(XmlElement.localName(writtenName), attributes);
    Integer rank = ranks.get(element.name);
    while (rank != null && open.size() > 1 && ranks.getOrDefault(open.peek().name, -1) >= rank) {
      close();
    }
    open.push(element);
    nesting.push(element);
  }

  void text(String text) {
    if (!open.isEmpty()) {
      open.peek().texts.get(open.peek().texts.size() - 1).append(text);
    }
  }

  void end() {
    Open ended = nesting.pop();
    while (open.contains(ended)) {
      close();
    }
  }

  private void close() {
    Open ended = open.pop();
    XmlElement element = new XmlElement(ended.name, ended.attributes, ended.children, ended.texts);
    if (open.isEmpty()) {
      root = element;
    } else {
      open.peek().children.add(element);
      open.peek().texts.add(new StringBuilder(0));
    }
  }

  private static final class Open {
    private final String name;
    private final Map<String, String> attributes;
    private final List<XmlElement> children = new ArrayList<>();
    private final List<StringBuilder> texts = new ArrayList<>();

    private Open(String name, Map<String, String> attributes) {
      this.name = name;
      this.attributes = attributes;
      texts.add(new StringBuilder(0));
    }
  }
}

package es.sml.connector.parse;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.stream.Collectors;

/** Writes an XML document with random values. The place of a value is the path of its element. */
final class RandomXml {
  private static final int SHOWN = 3;

  private final StringBuilder xml = new StringBuilder();
  private final Deque<String> path = new ArrayDeque<>();
  private final RandomValues values;

  RandomXml(RandomValues values) {
    this.values = values;
  }

  RandomValues values() {
    return values;
  }

  /**
   * Writes an element with content.
   *
   * @param attributes names and values in turn
   */
  void element(String name, Runnable content, String... attributes) {
    open(name, attributes);
    path.addLast(name);
    content.run();
    path.removeLast();
    xml.append("</").append(name).append(">\n");
  }

  /** Writes an element with a random value. */
  void value(String name, ValueKind kind, String... attributes) {
    text(name, values.put(place(name), kind), attributes);
  }

  /** Writes elements with random words, each in two of three cases. */
  void texts(String... names) {
    for (String name : names) {
      maybe(() -> value(name, ValueKind.TEXT));
    }
  }

  /** Writes an element with a random value in two of three cases. */
  void maybeValue(String name, ValueKind kind, String... attributes) {
    maybe(() -> value(name, kind, attributes));
  }

  /** Writes an element whose text need not arrive as it is. */
  void text(String name, String text, String... attributes) {
    open(name, attributes);
    xml.append(escaped(text)).append("</").append(name).append(">\n");
  }

  void maybe(Runnable content) {
    if (!values.chance(3)) {
      content.run();
    }
  }

  /** Writes the content once or more often. */
  void several(int most, Runnable content) {
    for (int times = 1 + values.below(most); times > 0; times--) {
      content.run();
    }
  }

  /** Returns the end of the path of an element in the open one. */
  String place(String name) {
    return path.stream().skip(Math.max(0, path.size() - SHOWN)).collect(Collectors.joining("/"))
        + "/"
        + name;
  }

  private void open(String name, String... attributes) {
    xml.append('<').append(name);
    for (int i = 0; i < attributes.length; i += 2) {
      if (!attributes[i + 1].isEmpty()) {
        xml.append(' ').append(attributes[i]).append("=\"").append(attributes[i + 1]).append('"');
      }
    }
    xml.append('>');
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;");
  }

  @Override
  public String toString() {
    return xml.toString();
  }
}

package es.sml.connector.setting.yaml;

import es.sml.connector.language.LocalizedText;
import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** The line of each key of a YAML text. A key is dotted, such as {@code inboxes[0].username}. */
public final class YamlLines {
  private final Map<String, Integer> lines = new HashMap<>();
  private final Deque<Node> above = new ArrayDeque<>();

  private YamlLines() {}

  /**
   * Returns the lines of a text, from 1.
   *
   * @throws YamlFaultException if the text is not YAML, or not a block of keys
   */
  public static Map<String, Integer> of(String text) {
    try {
      return of(new Yaml(), text);
    } catch (YAMLException e) {
      throw YamlFaultException.of(e);
    }
  }

  /** Returns the lines of a text that a reader with other options reads. */
  public static Map<String, Integer> of(Yaml reader, String text) {
    YamlLines found = new YamlLines();
    Node root = reader.compose(new StringReader(text));
    if (root != null) {
      found.add("", root);
    }
    return found.lines;
  }

  /** Returns the line of a key, or of the nearest key above it that has one; 0 for none. */
  public static int nearest(Map<String, Integer> lines, String key) {
    String at = key;
    while (!at.isEmpty() && !lines.containsKey(at)) {
      at = parent(at);
    }
    return lines.getOrDefault(at, 0);
  }

  /** Returns the key above a key; empty for a key of the first level. */
  public static String parent(String key) {
    int cut = Math.max(key.lastIndexOf('.'), key.lastIndexOf('['));
    return cut < 0 ? "" : key.substring(0, cut);
  }

  private void add(String path, Node node) {
    if (above.contains(node)) {
      throw new YamlFaultException(
          lines.getOrDefault(path, 0),
          path,
          LocalizedText.of("file.contains-itself", "contains itself"));
    }
    above.push(node);
    if (node instanceof MappingNode mapping) {
      mapping.getValue().forEach(tuple -> add(path, tuple));
    } else if (node instanceof SequenceNode sequence) {
      int i = 0;
      for (Node item : sequence.getValue()) {
        String below = path + "[" + i++ + "]";
        lines.put(below, item.getStartMark().getLine() + 1);
        add(below, item);
      }
    }
    above.pop();
  }

  private void add(String path, NodeTuple tuple) {
    int line = tuple.getKeyNode().getStartMark().getLine() + 1;
    if (!(tuple.getKeyNode() instanceof ScalarNode key) || Tag.NULL.equals(key.getTag())) {
      throw new YamlFaultException(
          line, path, LocalizedText.of("file.key-not-text", "has a key that is not text"));
    }
    String below = path.isEmpty() ? key.getValue() : path + "." + key.getValue();
    lines.put(below, line);
    add(below, tuple.getValueNode());
  }
}

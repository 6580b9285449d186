package es.sml.connector.setting.yaml;

import es.sml.connector.language.Localized;
import es.sml.connector.language.LocalizedText;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * Thrown for a text that is not YAML. It says in plain words what is wrong, such as a tab or an
 * open quote.
 */
public class YamlFaultException extends IllegalArgumentException implements Localized {
  private static final long serialVersionUID = 1L;
  private final int line;
  private final String key;
  private final transient LocalizedText text;

  /**
   * Creates a fault.
   *
   * @param line from 1; 0 if it is unknown
   * @param key the dotted key; empty for none
   */
  YamlFaultException(int line, String key, LocalizedText text) {
    super(text.toString());
    this.line = line;
    this.key = key;
    this.text = text;
  }

  public static YamlFaultException of(YAMLException found) {
    if (found instanceof MarkedYAMLException marked) {
      int line = marked.getProblemMark() == null ? 0 : marked.getProblemMark().getLine() + 1;
      return new YamlFaultException(line, "", plain(String.valueOf(marked.getProblem())));
    }
    return new YamlFaultException(0, "", plain(String.valueOf(found.getMessage())));
  }

  public int line() {
    return line;
  }

  public String key() {
    return key;
  }

  @Override
  public LocalizedText text() {
    return text;
  }

  // The reader's own texts name tokens of its grammar.
  private static LocalizedText plain(String problem) {
    if (problem.startsWith("found duplicate key ")) {
      return LocalizedText.of(
          "yaml.duplicate-key",
          "the key {0} is set twice",
          problem.substring("found duplicate key ".length()));
    }
    if (problem.contains("\\t(TAB)")) {
      return LocalizedText.of("yaml.tab", "the line begins with a tab: use blanks");
    }
    if (problem.startsWith("found character ") || problem.startsWith("unexpected character ")) {
      return LocalizedText.of(
          "yaml.quotes", "the value begins with a special character: put it in quotes");
    }
    if (problem.startsWith("mapping values ") || problem.startsWith("sequence entries ")) {
      return LocalizedText.of(
          "yaml.second-value",
          "the line has a key or a hyphen where none can be: correct the indentation, or put a text"
              + " with a colon in quotes");
    }
    if (problem.startsWith("expected <block end>")) {
      return LocalizedText.of(
          "yaml.indentation",
          "the line does not fit to the lines above it: correct its indentation, its quotes or its"
              + " brackets");
    }
    if (problem.startsWith("expected the node content")) {
      return LocalizedText.of("yaml.no-value", "a value or a bracket is missing");
    }
    if (problem.startsWith("expected ',' or ")) {
      return LocalizedText.of("yaml.bracket", "a comma or a closing bracket is missing");
    }
    if (problem.startsWith("found unexpected end ")) {
      return LocalizedText.of("yaml.quote-open", "a quote above this line is not closed");
    }
    if (problem.startsWith("found undefined alias ")) {
      return LocalizedText.of(
          "yaml.alias", "a value that begins with an asterisk must stand in quotes");
    }
    if (problem.startsWith("could not determine a constructor for the tag ")) {
      return LocalizedText.of(
          "yaml.tag", "a value that begins with an exclamation mark must stand in quotes");
    }
    if (problem.startsWith("special characters ")) {
      return LocalizedText.of(
          "yaml.control", "the file has control characters: save it as plain text in UTF-8");
    }
    return LocalizedText.of(
        "yaml.invalid", "this is not YAML: correct the line, or the one above it ({0})", problem);
  }
}

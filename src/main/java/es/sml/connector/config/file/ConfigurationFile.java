package es.sml.connector.config.file;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import es.sml.connector.language.FailureWords;
import es.sml.connector.language.LocalizedText;
import es.sml.connector.setting.yaml.YamlFaultException;
import es.sml.connector.setting.yaml.YamlLines;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * A configuration file as a tree, with the line of each key. It refuses a key that is set twice.
 */
public final class ConfigurationFile {
  private final Path file;
  private final JsonNode tree;
  private final Map<String, Integer> lines;
  private final Map<String, String> variables = new HashMap<>();
  private final List<Problem> problems = new ArrayList<>();

  private ConfigurationFile(Path file, JsonNode tree, Map<String, Integer> lines) {
    this.file = file;
    this.tree = tree;
    this.lines = lines;
  }

  /**
   * Reads a YAML file without tags of its own, with unique keys and few aliases.
   *
   * @throws ConfigurationException when it is missing or not YAML
   */
  public static ConfigurationFile yaml(Path file) {
    LoaderOptions options = new LoaderOptions();
    options.setAllowDuplicateKeys(false);
    options.setMaxAliasesForCollections(20);
    Yaml yaml =
        new Yaml(
            new SafeConstructor(options),
            new Representer(new org.yaml.snakeyaml.DumperOptions()),
            new org.yaml.snakeyaml.DumperOptions(),
            options,
            new PlainValues());
    String text = read(file);
    try {
      Map<String, Integer> lines = YamlLines.of(yaml, text);
      Object content = yaml.load(text);
      return new ConfigurationFile(
          file, ConfigurationBinder.JSON.valueToTree(content == null ? Map.of() : content), lines);
    } catch (YamlFaultException e) {
      throw refused(file, e);
    } catch (YAMLException e) {
      throw refused(file, YamlFaultException.of(e));
    }
  }

  private static ConfigurationException refused(Path file, YamlFaultException fault) {
    return new ConfigurationException(file, fault.line(), fault.key(), fault.text());
  }

  // A date, an "off" and a number with leading zeros stay texts: a user name may look so.
  private static final class PlainValues extends Resolver {
    private static final Pattern TRUTH = Pattern.compile("true|True|TRUE|false|False|FALSE");
    private static final Pattern DECIMAL = Pattern.compile("[-+]?(?:0|[1-9][0-9]*)");

    @Override
    public void addImplicitResolver(Tag tag, Pattern regexp, String first, int limit) {
      if (Tag.BOOL.equals(tag)) {
        super.addImplicitResolver(tag, TRUTH, "tTfF", limit);
      } else if (Tag.INT.equals(tag)) {
        super.addImplicitResolver(tag, DECIMAL, first, limit);
      } else if (!Tag.TIMESTAMP.equals(tag)) {
        super.addImplicitResolver(tag, regexp, first, limit);
      }
    }
  }

  /**
   * Reads a properties file; a dotted key is a path into the tree. Of a wrong line only its problem
   * stays.
   *
   * @throws ConfigurationException when the file is missing
   */
  public static ConfigurationFile properties(Path file) {
    Map<String, Integer> lines = new HashMap<>();
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    ConfigurationFile found = new ConfigurationFile(file, root, lines);
    int number = 0;
    for (String line : read(file).split("\n", -1)) {
      number++;
      try {
        put(file, number, root, lines, line);
      } catch (ConfigurationException e) {
        found.problems.addAll(e.problems());
      }
    }
    return found;
  }

  /** Returns the problems of the file's lines; the binding finds those of its values. */
  public List<Problem> problems() {
    return problems;
  }

  private static void put(
      Path file, int number, ObjectNode root, Map<String, Integer> lines, String line) {
    Properties one = new Properties();
    try {
      one.load(new StringReader(line));
    } catch (IOException | IllegalArgumentException e) {
      throw new ConfigurationException(
          file,
          number,
          "",
          LocalizedText.of(
              "file.unicode",
              "has a \\u without four hexadecimal digits: write a backslash as two of" + " them"));
    }
    for (String key : one.stringPropertyNames()) {
      if (lines.put(key, number) != null) {
        throw new ConfigurationException(
            file, number, key, LocalizedText.of("file.set-twice", "is set twice in this file"));
      }
      put(file, number, root, key, one.getProperty(key).strip());
    }
  }

  /**
   * Sets a key in place of the file.
   *
   * @param variable the environment variable that sets it
   */
  public void set(String key, String variable, String value) {
    lines.put(key, 0);
    variables.put(key, variable);
    put(file, 0, (ObjectNode) tree, key, value);
  }

  /**
   * Makes the path of a key absolute. One that begins with ~ stays, for the check of the settings.
   *
   * @param usual the path if the file does not set the key
   * @param base the directory of a relative path; null for the root
   */
  public void resolve(String key, String usual, Path base) {
    JsonNode written = tree.path(key);
    if (written.isMissingNode() || written.isTextual()) {
      try {
        Path path = Path.of(written.asText(usual));
        if (path.toString().startsWith("~")) {
          return;
        }
        ((ObjectNode) tree)
            .put(key, (base == null ? path : base.resolve(path)).normalize().toString());
      } catch (InvalidPathException e) {
        // The binding reports it.
      }
    }
  }

  /** Returns where a key is set, as file and line or as environment variable; empty for nowhere. */
  public Optional<String> place(String key) {
    return Optional.ofNullable(lines.get(key))
        .map(line -> variables.getOrDefault(key, file.getFileName() + ":" + line));
  }

  /** The same file with these keys only. */
  public ConfigurationFile only(Set<String> keys) {
    ConfigurationFile part =
        new ConfigurationFile(file, ((ObjectNode) tree).deepCopy().retain(keys), lines);
    part.variables.putAll(variables);
    return part;
  }

  public Path file() {
    return file;
  }

  public JsonNode tree() {
    return tree;
  }

  /** The key below this one that the reason begins with, if the file sets it; else this one. */
  String keyNamedBy(String key, String reason) {
    int space = reason.indexOf(' ');
    String name = space < 0 ? reason : reason.substring(0, space);
    String below = key.isEmpty() ? name : key + "." + name;
    return lines.containsKey(below) ? below : key;
  }

  /** The problem at a key, with the line of the key or of the nearest key above it. */
  public Problem problem(String key, LocalizedText reason) {
    String at = key;
    while (!at.isEmpty() && !lines.containsKey(at)) {
      at = YamlLines.parent(at);
    }
    String variable = variables.get(at);
    return variable != null
        ? new Problem(Path.of(variable), 0, key, reason)
        : new Problem(file, lines.getOrDefault(at, 0), key, reason);
  }

  private static void put(Path file, int line, ObjectNode root, String key, String value) {
    String[] names = key.split("\\.", -1);
    ObjectNode node = root;
    for (int i = 0; i < names.length - 1; i++) {
      JsonNode next = node.get(names[i]);
      if (next == null) {
        next = node.putObject(names[i]);
      }
      if (!(next instanceof ObjectNode object)) {
        throw new ConfigurationException(
            file,
            line,
            key,
            LocalizedText.of(
                "file.below-value", "is below a key that has a value: remove one of them"));
      }
      node = object;
    }
    if (!value.isEmpty()) {
      node.put(names[names.length - 1], value);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (NoSuchFileException e) {
      throw new ConfigurationException(
          file,
          0,
          "",
          LocalizedText.of(
              "file.not-there", "does not exist; check the directory of the configuration"));
    } catch (CharacterCodingException e) {
      throw new ConfigurationException(
          file,
          0,
          "",
          LocalizedText.of(
              "file.no-utf8", "has bytes that are not UTF-8; save it as UTF-8 in the editor"));
    } catch (IOException e) {
      throw new ConfigurationException(
          file,
          0,
          "",
          LocalizedText.of("file.unreadable", "cannot be read ({0})", FailureWords.of(e)));
    }
  }
}

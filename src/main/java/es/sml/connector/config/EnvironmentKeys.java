package es.sml.connector.config;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import com.fasterxml.jackson.databind.json.JsonMapper;
import es.sml.connector.config.file.ConfigurationBinder;
import es.sml.connector.config.file.ConfigurationException;
import es.sml.connector.config.file.ConfigurationFile;
import es.sml.connector.config.file.Problem;
import es.sml.connector.language.LocalizedText;
import es.sml.connector.setting.Secret;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.text.similarity.LevenshteinDistance;

/**
 * Environment variables that set keys of application.properties: SML_CONNECTOR_SML_PAGE_SIZE sets
 * sml.page-size. It decides how near a misspelt variable must be for "did you mean", and where a
 * relative data directory begins.
 */
public final class EnvironmentKeys {
  private static final String DATA_DIRECTORY = "data-directory";
  private static final String USUAL_DATA = "data";
  private static final String PREFIX = "SML_CONNECTOR_";
  private static final String EXT = PREFIX + "EXT_";
  private static final String FILE = "_FILE";

  /** The launcher reads this one. */
  private static final String OPTIONS = PREFIX + "OPTS";

  /** A variable of another program is further from each of our names. */
  private static final LevenshteinDistance CLOSE = new LevenshteinDistance(2);

  private record Key(String name, boolean secret) {}

  private final Map<String, Key> keys = new TreeMap<>();

  private EnvironmentKeys() {
    JsonMapper mapper = ConfigurationBinder.names();
    add(mapper, "", mapper.constructType(Settings.class));
  }

  /**
   * Reads application.properties and sets each key that has a variable. An empty variable sets
   * nothing. A secret may also be in a file that the variable with the suffix _FILE names. The data
   * directory is made absolute.
   *
   * @throws ConfigurationException for a file that cannot be read, and for a misspelt variable
   */
  public static ConfigurationFile application(Path directory, Map<String, String> environment) {
    ConfigurationFile file =
        ConfigurationFile.properties(directory.resolve("application.properties"));
    setVariables(file, environment);
    // A start and the commands find one data directory, in whichever directory a person types them.
    file.resolve(DATA_DIRECTORY, USUAL_DATA, directory.toAbsolutePath().normalize().getParent());
    return file;
  }

  public static List<String> names() {
    return new EnvironmentKeys().keys.values().stream().map(Key::name).toList();
  }

  private static void setVariables(ConfigurationFile file, Map<String, String> environment) {
    Map<String, String> ours = new TreeMap<>(environment);
    ours.keySet().removeIf(name -> !name.startsWith(PREFIX) || name.equals(OPTIONS));
    ours.values().removeIf(String::isEmpty);
    if (ours.isEmpty()) {
      return;
    }
    EnvironmentKeys known = new EnvironmentKeys();
    List<Problem> problems = new ArrayList<>();
    ours.forEach((variable, value) -> known.set(file, variable, value, ours, problems));
    if (!problems.isEmpty()) {
      throw new ConfigurationException(problems);
    }
  }

  private void set(
      ConfigurationFile file,
      String variable,
      String value,
      Map<String, String> all,
      List<Problem> problems) {
    String owner = owner(variable);
    if (!keys.containsKey(owner) && !owner.startsWith(EXT)) {
      reportMisspelt(variable, problems);
      return;
    }
    boolean inFile = !owner.equals(variable);
    if (inFile && all.containsKey(owner)) {
      problems.add(
          new Problem(
              Path.of(variable),
              0,
              "",
              LocalizedText.of("variable.beside", "is set beside {0}: remove one", owner)));
    }
    boolean reference = !inFile && (value.startsWith("env:") || value.startsWith("file:"));
    file.set(name(owner), variable, isSecret(owner) && !reference ? "env:" + owner : value);
  }

  /** Returns the variable of the key. The reader of secrets finds the suffix _FILE by itself. */
  private String owner(String variable) {
    String whole =
        variable.endsWith(FILE)
            ? variable.substring(0, variable.length() - FILE.length())
            : variable;
    return keys.containsKey(variable) || !isSecret(whole) ? variable : whole;
  }

  private boolean isSecret(String variable) {
    Key key = keys.get(variable);
    return key != null
        ? key.secret()
        : variable.startsWith(EXT) && ExtProperties.isSecret(name(variable));
  }

  private String name(String variable) {
    Key key = keys.get(variable);
    return key != null
        ? key.name()
        : "ext." + variable.substring(EXT.length()).toLowerCase(Locale.ROOT).replace('_', '-');
  }

  // Other variables may begin in the same way: Kubernetes makes some for a service of this name.
  private void reportMisspelt(String variable, List<Problem> problems) {
    keys.keySet().stream()
        .filter(known -> CLOSE.apply(known, variable) >= 0)
        .findFirst()
        .ifPresent(
            known ->
                problems.add(
                    new Problem(
                        Path.of(variable),
                        0,
                        "",
                        LocalizedText.of(
                            "variable.no-key", "sets no key; did you mean {0}?", known))));
  }

  private void add(JsonMapper mapper, String path, JavaType type) {
    for (BeanPropertyDefinition property :
        mapper.getDeserializationConfig().introspect(type).findProperties()) {
      String key = path.isEmpty() ? property.getName() : path + "." + property.getName();
      JavaType below = property.getPrimaryType();
      if (ConfigurationBinder.isBlock(below.getRawClass())) {
        add(mapper, key, below);
      } else {
        String variable = PREFIX + key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
        Key same = keys.put(variable, new Key(key, below.hasRawClass(Secret.class)));
        if (same != null) {
          throw new IllegalStateException(variable + " is " + key + " and " + same.name());
        }
      }
    }
  }
}

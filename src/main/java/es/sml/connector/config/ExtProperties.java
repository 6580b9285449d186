package es.sml.connector.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.re2j.Pattern;
import es.sml.connector.config.file.ConfigurationFile;
import es.sml.connector.config.file.Problem;
import es.sml.connector.config.file.SecretReader;
import es.sml.connector.language.LocalizedText;
import es.sml.connector.setting.InvalidSettingException;
import es.sml.connector.setting.Secret;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/**
 * The placeholders of the routes in routes/ext: all keys that begin with ext. It decides which of
 * them are secrets.
 *
 * @param values values without secrets
 * @param secrets values that the file names by env: or file:
 */
public record ExtProperties(Map<String, String> values, Map<String, Secret> secrets) {
  private static final String PREFIX = "ext";
  private static final Pattern NAME = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
  private static final Pattern SECRET_NAME =
      Pattern.compile("password|passwd|passphrase|secret|token|credential|api-?key");

  /** Removes the keys from the file's tree, because no record has them. */
  static ExtProperties extract(
      ConfigurationFile file, SecretReader reader, List<Problem> problems) {
    ExtProperties extracted = new ExtProperties(new TreeMap<>(), new TreeMap<>());
    if (file.tree() instanceof ObjectNode root && root.remove(PREFIX) instanceof ObjectNode keys) {
      keys.properties()
          .forEach(
              entry -> {
                String key = PREFIX + "." + entry.getKey();
                try {
                  extracted.add(key, entry.getKey(), entry.getValue(), reader);
                } catch (IllegalArgumentException e) {
                  problems.add(file.problem(key, LocalizedText.of(e)));
                }
              });
    }
    return extracted;
  }

  private void add(String key, String name, JsonNode value, SecretReader reader) {
    if (!NAME.matches(name) || !value.isValueNode()) {
      throw new InvalidSettingException(
          "ext.key-name",
          "a key of routes/ext is ext. and a name of small letters, digits and hyphens");
    }
    String text = value.asText();
    if (text.startsWith("env:") || text.startsWith("file:") || isSecret(name)) {
      secrets.put(key, reader.read(text));
    } else {
      values.put(key, text);
    }
  }

  static boolean isSecret(String name) {
    return SECRET_NAME.matcher(name).find();
  }

  /** Calls the consumer with each key and its value, secrets included. */
  public void forEach(BiConsumer<String, String> consumer) {
    values.forEach(consumer);
    secrets.forEach((key, secret) -> consumer.accept(key, secret.reveal()));
  }
}

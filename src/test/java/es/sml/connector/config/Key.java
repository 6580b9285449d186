package es.sml.connector.config;

import java.lang.reflect.Type;

/**
 * A key of a configuration file.
 *
 * @param path names that lead to the key; {@code *} is an id
 * @param text its description, as Markdown
 * @param byDefault null without a default
 */
public record Key(String path, Type type, String text, Object byDefault, boolean required) {
  public String name() {
    return path.substring(path.lastIndexOf('.') + 1);
  }

  /** Returns the description as plain text. */
  public String plainText() {
    return text.replace("`", "");
  }
}

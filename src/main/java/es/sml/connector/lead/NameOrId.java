package es.sml.connector.lead;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import es.sml.connector.setting.InvalidSettingException;

/**
 * A value that SML identifies by number and people by name. Exactly one of the two is present.
 *
 * @param id SML's id, or null
 * @param name the name as written, or null
 */
public record NameOrId(Integer id, String name) {
  public NameOrId {
    if ((id == null) == (name == null)) {
      throw new InvalidSettingException(
          "setting.name-or-id", "needs a number or a name, and not both");
    }
    if (name != null && name.isBlank()) {
      throw new InvalidSettingException("setting.empty-name", "the name is empty");
    }
  }

  public static NameOrId ofId(int id) {
    return new NameOrId(id, null);
  }

  public static NameOrId ofName(String name) {
    return new NameOrId(null, name.strip());
  }

  /** Returns the name; null for null. */
  public static NameOrId ofNameOrNull(String name) {
    return name == null ? null : ofName(name);
  }

  /** Reads a JSON or YAML value: a number is an id, text is a name. */
  @JsonCreator
  static NameOrId of(Object value) {
    if (value instanceof Integer id) {
      return ofId(id);
    }
    if (value instanceof String name) {
      return ofName(name);
    }
    throw new InvalidSettingException(
        "setting.no-name-or-id", "expected a number (SML's id) or a name");
  }

  @JsonValue
  Object value() {
    return id != null ? id : name;
  }

  @Override
  public String toString() {
    return String.valueOf(value());
  }
}

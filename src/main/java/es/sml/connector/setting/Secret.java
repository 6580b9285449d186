package es.sml.connector.setting;

import java.util.Objects;
import java.util.UUID;

/** A password or token that cannot be printed by accident. */
public final class Secret {
  private final String value;
  private final boolean placeholder;
  private final String origin;

  public Secret(String value) {
    this(value, null);
  }

  /**
   * Makes one of the configuration.
   *
   * @param origin the variable or file that it was read from, as the configuration names it
   */
  public Secret(String value, String origin) {
    this(value, origin, false);
  }

  private Secret(String value, String origin, boolean placeholder) {
    if (value == null || value.isEmpty()) {
      throw new InvalidSettingException("secret.no-value", "the secret is empty");
    }
    this.value = value;
    this.placeholder = placeholder;
    this.origin = origin;
  }

  /** Makes one that stands for a secret that is missing where the configuration is checked. */
  public static Secret placeholder() {
    // It is as strong as a token must be, and it is hexadecimal and Base64.
    String digits = UUID.randomUUID().toString() + UUID.randomUUID();
    return new Secret(digits.replace("-", ""), null, true);
  }

  /** Returns true if it stands for a missing secret, so its form cannot be checked. */
  public boolean isPlaceholder() {
    return placeholder;
  }

  /** Returns where the configuration has it from; null if it is not of the configuration. */
  public String origin() {
    return origin;
  }

  /** The value itself; only for the call that needs it. */
  public String reveal() {
    return value;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Secret secret && value.equals(secret.value);
  }

  @Override
  public int hashCode() {
    return Objects.hash(value);
  }

  @Override
  public String toString() {
    return "******";
  }
}

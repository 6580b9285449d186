package es.sml.connector.setting;

import java.util.Objects;

/** A password or token that cannot be printed by accident. */
public final class Secret {
  private final String value;

  public Secret(String value) {
    if (value == null || value.isEmpty()) {
      throw new IllegalArgumentException("the secret is empty");
    }
    this.value = value;
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

package es.sml.connector.ops;

import java.util.Locale;

/** What the holder of a token may do. */
public enum Role {
  /** Look, at masked data. */
  VIEWER,
  /** Act, and look at customers' data; the audit has it. */
  OPERATOR;

  /** Whether it may use an endpoint of this method: a viewer may not change anything. */
  public boolean mayUse(String method) {
    return this == OPERATOR || method.equals("GET") || method.equals("HEAD");
  }

  /** As people write it. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}

package es.sml.connector.ops;

import java.util.Locale;

/** What the holder of a token may do. */
public enum Role {
  /** Look, at masked data. */
  VIEWER,
  /** Act, and look at customers' data; the audit has it. */
  OPERATOR;

  /** As people write it. */
  String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}

package es.sml.connector.ops.access;

import java.util.Locale;

/**
 * The roles of tokens. It decides which requests each may send: a viewer only reads, an operator
 * also acts.
 */
public enum Role {
  /** May read masked data. */
  VIEWER,
  /** May act and may read customers' data. The audit records it. */
  OPERATOR;

  /** Returns true if it may use this HTTP method: a viewer may not change anything. */
  public boolean mayUse(String method) {
    return this == OPERATOR || method.equals("GET") || method.equals("HEAD");
  }

  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}

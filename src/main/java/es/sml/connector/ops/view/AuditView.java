package es.sml.connector.ops.view;

import java.util.List;

/** A page of the audit. */
public record AuditView(List<Entry> entries, String next) {

  /** An action of an operator. */
  public record Entry(
      String at, String who, String action, String key, String details, String outcome) {}
}

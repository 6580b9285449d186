package es.sml.connector.sml;

import java.util.Set;

/** The statuses of a lead in SML. A CRM gets no other one. */
public final class SmlStatus {
  public static final String NEW = "new";
  public static final String END = "end";
  private static final Set<String> ALL = Set.of(NEW, "commercial_management", "tracing", END);

  private SmlStatus() {}

  /** Returns whether SML's manual names the status; false for null. */
  public static boolean isKnown(String status) {
    return status != null && ALL.contains(status);
  }
}

package es.sml.connector.violations.cli;

import es.sml.connector.violations.sandbox.KnowsALead;

/** Breaks a rule of the layout on purpose; ArchitectureTest sees it refused. */
public final class CommandManager {
  public KnowsALead used;

  public boolean isLead() {
    return used != null;
  }

  public KnowsALead lead() {
    return used;
  }
}

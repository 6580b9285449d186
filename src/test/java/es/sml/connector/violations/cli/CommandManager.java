package es.sml.connector.violations.cli;

import es.sml.connector.violations.sandbox.DependsOnALead;

/** Breaks a rule of the layout on purpose; ArchitectureTest sees it refused. */
public final class CommandManager {
  public DependsOnALead used;

  public boolean isLead() {
    return used != null;
  }

  public DependsOnALead lead() {
    return used;
  }
}

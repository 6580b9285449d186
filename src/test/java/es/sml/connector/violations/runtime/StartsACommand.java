package es.sml.connector.violations.runtime;

import es.sml.connector.violations.cli.CommandManager;

/** Breaks a rule of the layout on purpose; ArchitectureTest sees it refused. */
public final class StartsACommand {
  public CommandManager used;
}

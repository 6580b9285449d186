package es.sml.connector.violations.broker;

import es.sml.connector.violations.lead.secret.Hidden;
import es.sml.connector.violations.runtime.StartsACommand;

/** Breaks a rule of the layout on purpose; ArchitectureTest sees it refused. */
public final class AsksTheRuntime {
  public StartsACommand used;
  public Hidden hidden;
}

package es.sml.connector.violations.lead;

import es.sml.connector.violations.intake.DependsOnTheSandbox;

/** Breaks a rule of the layout on purpose; ArchitectureTest sees it refused. */
public final class LeadHelper {
  public DependsOnTheSandbox used;
}

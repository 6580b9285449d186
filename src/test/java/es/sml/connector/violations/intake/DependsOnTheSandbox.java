package es.sml.connector.violations.intake;

import es.sml.connector.violations.sandbox.DependsOnALead;

/** Breaks a rule of the layout on purpose; ArchitectureTest sees it refused. */
public final class DependsOnTheSandbox {
  public DependsOnALead used;
}

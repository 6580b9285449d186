package es.sml.connector.violations.intake;

import es.sml.connector.violations.sandbox.KnowsALead;

/** Breaks a rule of the layout on purpose; ArchitectureTest sees it refused. */
public final class TakesFromTheSandbox {
  public KnowsALead used;
}

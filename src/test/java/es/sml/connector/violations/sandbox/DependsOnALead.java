package es.sml.connector.violations.sandbox;

import es.sml.connector.violations.lead.LeadHelper;

/** Breaks a rule of the layout on purpose; ArchitectureTest sees it refused. */
public final class DependsOnALead {
  public LeadHelper used;
}

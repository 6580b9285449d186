package es.sml.connector.violations.orphan;

/** Breaks a rule of the layout on purpose; ArchitectureTest sees it refused. */
public final class BelongsNowhere {}

package es.sml.connector.violations.database;

/** Breaks a rule of the layout on purpose; ArchitectureTest sees it refused. */
public final class SessionImpl {}

package es.sml.connector.violations.broker;

/** Breaks a rule of the layout on purpose; ArchitectureTest sees it refused. */
public final class BrokerUtils {}

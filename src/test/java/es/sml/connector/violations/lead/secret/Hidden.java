package es.sml.connector.violations.lead.secret;

/** Belongs to an inner package that other areas must not use. */
public final class Hidden {}

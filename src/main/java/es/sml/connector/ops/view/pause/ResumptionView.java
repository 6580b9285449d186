package es.sml.connector.ops.view.pause;

/** The outcome of the resumption of an account. */
public record ResumptionView(String account, String environment, String outcome, String text) {}

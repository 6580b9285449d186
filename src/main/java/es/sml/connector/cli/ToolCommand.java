package es.sml.connector.cli;

import java.util.concurrent.Callable;

/** A command that a jar in lib/tools may bring. */
public interface ToolCommand extends Callable<Integer> {}

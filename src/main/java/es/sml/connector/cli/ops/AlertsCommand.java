package es.sml.connector.cli.ops;

import es.sml.connector.cli.option.CommandGroup;
import picocli.CommandLine.Command;

/** The commands about alerts of a running connector. */
@Command(
    name = "alerts",
    description = "Shows the alerts of a running connector, and tests their channels.",
    subcommands = {AlertListCommand.class, AlertTestCommand.class})
public final class AlertsCommand extends CommandGroup {}

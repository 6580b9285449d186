package es.sml.connector.cli.crm;

import es.sml.connector.cli.option.CommandGroup;
import es.sml.connector.cli.pause.CrmPauseCommand;
import es.sml.connector.cli.pause.CrmResumeCommand;
import picocli.CommandLine.Command;

/** The commands about the CRMs of a running connector. */
@Command(
    name = "crms",
    description = "Shows the CRMs of a running connector, and sends their events again.",
    subcommands = {
      CrmListCommand.class,
      CrmEventsCommand.class,
      CrmRetryCommand.class,
      CrmTestCommand.class,
      CrmRedeliverCommand.class,
      CrmPauseCommand.class,
      CrmResumeCommand.class
    })
public final class CrmsCommand extends CommandGroup {}

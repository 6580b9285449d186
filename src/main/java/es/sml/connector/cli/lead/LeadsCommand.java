package es.sml.connector.cli.lead;

import es.sml.connector.cli.option.CommandGroup;
import picocli.CommandLine.Command;

/** The commands about leads of a running connector. */
@Command(
    name = "leads",
    description =
        "Lists, finds, shows and resolves the leads of a running connector, and erases customers'"
            + " data.",
    subcommands = {
      LeadListCommand.class,
      LeadFindCommand.class,
      LeadShowCommand.class,
      LeadResolveCommand.class,
      LeadEraseCommand.class
    })
public final class LeadsCommand extends CommandGroup {}

package es.sml.connector.cli.ops;

import es.sml.connector.cli.option.CommandGroup;
import picocli.CommandLine.Command;

/** The commands about accounts of a running connector. */
@Command(
    name = "accounts",
    description = "Manages the accounts of a running connector.",
    subcommands = AccountResumeCommand.class)
public final class AccountsCommand extends CommandGroup {}

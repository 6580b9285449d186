package es.sml.connector.cli.deadletter;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Discards dead letters. {@code DeadLetterDiscard} decides which ones must stay. */
@Command(
    name = "discard",
    description = {
      "Discards dead letters.",
      "The raw messages are removed permanently; the ledger keeps key and state. The audit records"
          + " the reason."
    },
    footer = {
      "",
      "Examples:",
      "  dead-letters discard 3f2a9c01d2e4 --reason 'spam'",
      "  dead-letters discard --matching newsletter --reason 'not leads' --dry-run"
    })
final class DeadLetterDiscardCommand extends DeadLetterBatchCommand {

  @Option(
      names = "--reason",
      required = true,
      paramLabel = "TEXT",
      description = "Reason for the audit, without customers' data.")
  private String why;

  @Override
  public Integer call() {
    return run("dead-letters/discard", why);
  }
}

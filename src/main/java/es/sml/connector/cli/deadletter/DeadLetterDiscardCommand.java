package es.sml.connector.cli.deadletter;

import es.sml.connector.cli.ops.OpsOptions;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Discards dead letters. */
@Command(
    name = "discard",
    mixinStandardHelpOptions = true,
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
final class DeadLetterDiscardCommand implements Callable<Integer> {
  @Mixin private OpsOptions options;
  @Mixin private DeadLetterFilterOptions filter;
  @Mixin private DeadLetterBatchRunner batch;

  @Parameters(arity = "0..*", paramLabel = "KEY", description = "Keys or ids, or unique prefixes.")
  private List<String> names = List.of();

  @Option(
      names = "--reason",
      required = true,
      paramLabel = "TEXT",
      description = "Reason for the audit, without customers' data.")
  private String why;

  @Option(
      names = "--matching",
      paramLabel = "TEXT",
      description = "Only dead letters whose displayed reason contains this text.")
  private String reason;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Override
  public Integer call() {
    return batch.run(
        options, spec.commandLine(), "dead-letters/discard", names, filter.query(reason), why);
  }
}

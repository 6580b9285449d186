package es.sml.connector.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Throws letters away. */
@Command(
    name = "discard",
    mixinStandardHelpOptions = true,
    description =
        "Throws letters away, with a reason for the audit. The raw message is gone then; the ledger"
            + " keeps key and state.")
final class LetterDiscardCommand implements Callable<Integer> {
  @Mixin private OpsOptions options;
  @Mixin private LetterFilterOptions filter;
  @Mixin private LetterBatch batch;

  @Parameters(arity = "0..*", paramLabel = "KEY", description = "Keys or ids, or their beginnings.")
  private List<String> names = List.of();

  @Option(
      names = "--reason",
      required = true,
      paramLabel = "TEXT",
      description = "Why they are thrown away, without customers' data.")
  private String why;

  @Option(
      names = "--matching",
      paramLabel = "TEXT",
      description = "Only letters whose reason, as it is shown, holds this.")
  private String reason;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Override
  public Integer call() {
    return batch.run(
        options, spec.commandLine(), "dead-letters/discard", names, filter.query(reason), why);
  }
}

package es.sml.connector.cli.deadletter;

import es.sml.connector.cli.ops.OpsOptions;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Replays dead letters. */
@Command(
    name = "replay",
    mixinStandardHelpOptions = true,
    description = {
      "Enqueues dead letters on their inbound queue again.",
      "No lead is created twice: leads that are or may be in SML are skipped. To continue an"
          + " interrupted command, run it again."
    },
    footer = {
      "",
      "Examples:",
      "  dead-letters replay 3f2a9c01d2e4",
      "  dead-letters replay --dealer autos-norte --stage parse --dry-run",
      "  dead-letters replay --all --expect 12"
    })
final class DeadLetterReplayCommand implements Callable<Integer> {
  @Mixin private OpsOptions options;
  @Mixin private DeadLetterFilterOptions filter;
  @Mixin private DeadLetterBatchRunner batch;

  @Parameters(arity = "0..*", paramLabel = "KEY", description = "Keys or ids, or unique prefixes.")
  private List<String> names = List.of();

  @Option(
      names = "--reason",
      paramLabel = "TEXT",
      description = "Only dead letters whose displayed reason contains this text.")
  private String reason;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Override
  public Integer call() {
    return batch.run(
        options, spec.commandLine(), "dead-letters/replay", names, filter.query(reason), null);
  }
}

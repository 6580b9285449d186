package es.sml.connector.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Sends letters again. */
@Command(
    name = "replay",
    mixinStandardHelpOptions = true,
    description = {
      "Sends letters onto their inbound queue again, one after the other. No lead is created twice:"
          + " what is in SML, or may be, stays where it is. Cut off, it goes on when it is called"
          + " again."
    },
    footer = {
      "",
      "  dead-letters replay 3f2a9c01d2e4",
      "  dead-letters replay --dealer autos-norte --stage parse --dry-run",
      "  dead-letters replay --all --expect 12"
    })
final class LetterReplayCommand implements Callable<Integer> {
  @Mixin private OpsOptions options;
  @Mixin private LetterFilterOptions filter;
  @Mixin private LetterBatch batch;

  @Parameters(arity = "0..*", paramLabel = "KEY", description = "Keys or ids, or their beginnings.")
  private List<String> names = List.of();

  @Option(
      names = "--reason",
      paramLabel = "TEXT",
      description = "Only letters whose reason, as it is shown, holds this.")
  private String reason;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Override
  public Integer call() {
    return batch.run(
        options, spec.commandLine(), "dead-letters/replay", names, filter.query(reason), null);
  }
}

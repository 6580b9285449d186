package es.sml.connector.cli.deadletter;

import picocli.CommandLine.Command;

/** Replays dead letters. {@code DeadLetterReplay} decides which ones can be replayed. */
@Command(
    name = "replay",
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
      "  dead-letters replay --format mi-portal",
      "  dead-letters replay --all --expect 12"
    })
final class DeadLetterReplayCommand extends DeadLetterBatchCommand {
  @Override
  public Integer call() {
    return run("dead-letters/replay", null);
  }
}

package es.sml.connector.cli;

import es.sml.connector.config.EnvironmentKeys;
import es.sml.connector.ledger.state.LeadState;
import es.sml.connector.ops.view.lead.DeadLetterView;
import es.sml.connector.pause.PauseKind;
import es.sml.connector.setting.file.ProgramFile;
import java.io.PrintWriter;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Prints a script that completes commands, options and values in a shell. */
@Command(
    name = "generate-completion",
    description = {
      "Prints the completion script of sml-connector for bash and zsh.",
      "It completes commands and options, states and stages, keys of the configuration, and the"
          + " names in dealers.yaml. To use it in the current shell, run:",
      "",
      "  source <(sml-connector generate-completion)"
    })
final class CompletionCommand implements Runnable {
  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Override
  public void run() {
    PrintWriter out = spec.commandLine().getOut();
    out.println(AutoComplete.bash(spec.root().name(), spec.root().commandLine()));
    String states =
        Stream.of(LeadState.values()).map(LeadState::name).collect(Collectors.joining(" "));
    out.print(
        ProgramFile.text("/completion.bash")
            .replace("@STATES@", states + " PARKED")
            .replace("@STAGES@", String.join(" ", DeadLetterView.STAGES))
            .replace("@KINDS@", String.join(" ", PauseKind.words()))
            .replace("@KEYS@", String.join(" ", EnvironmentKeys.names())));
    out.flush();
  }
}

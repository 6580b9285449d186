package es.sml.connector.cli.ops;

import static es.sml.connector.language.LocalizedText.say;

import es.sml.connector.cli.terminal.StandardOutput;
import es.sml.connector.ops.view.StatusView;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Shows the status of a running connector, once or again and again. Its exit code differs for UP,
 * DEGRADED, DOWN and no response.
 */
@Command(
    name = "status",
    description = {
      "Shows the status of a running connector.",
      "It lists components with problems, leads, accounts, mailboxes and queues."
    },
    exitCodeOnExecutionException = StatusCommand.SILENT,
    exitCodeList = {
      "0:UP: everything works",
      "1:DEGRADED: a part does not work, other leads go on",
      "2:wrong usage or configuration",
      "3:DOWN: no lead goes on",
      "4:the connector does not respond"
    })
public final class StatusCommand implements Callable<Integer> {
  private static final String EMPTY_SCREEN = "\u001b[H\u001b[2J";
  static final int SILENT = 4;
  private static final int DOWN = 3;

  @Mixin private OpsOptions options;

  @Option(
      names = "--watch",
      arity = "0..1",
      paramLabel = "SECONDS",
      fallbackValue = "5",
      description =
          "Show it again every SECONDS (default: 5) until Ctrl-C. On a terminal it replaces the"
              + " output; otherwise it adds to it.")
  private Integer pause;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Override
  public Integer call() {
    if (pause != null && pause < 1) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), say("status.pause", "--watch needs 1 second or more."));
    }
    OpsClient ops = options.connect();
    return pause == null ? show(ops) : watch(ops);
  }

  private int watch(OpsClient ops) {
    CommandLine command = spec.commandLine();
    boolean isTerminal = command.getColorScheme().ansi().enabled();
    while (true) {
      command.getOut().print(isTerminal ? EMPTY_SCREEN : "");
      int status = CommandLine.ExitCode.SOFTWARE;
      try {
        status = show(ops);
      } catch (IllegalStateException e) {
        // The connector may be restarting; the next round shows it again.
        command.getOut().println(e.getMessage());
      } catch (OpsRefusedException e) {
        if (e.isUsage()) {
          throw e;
        }
        command.getOut().println(e.getMessage());
      }
      command.getOut().println();
      command.getOut().flush();
      if (StandardOutput.isBroken()) {
        return status;
      }
      try {
        TimeUnit.SECONDS.sleep(pause);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return status;
      }
    }
  }

  private int show(OpsClient ops) {
    CommandLine.Help.Ansi ansi = spec.commandLine().getColorScheme().ansi();
    StatusView status =
        options.print(
            ops.get("status", Map.of(), StatusView.class),
            (view, out) -> new StatusTables(out, ansi).print(view));
    return exitCode(status);
  }

  private static int exitCode(StatusView status) {
    return switch (status.status()) {
      case "UP" -> CommandLine.ExitCode.OK;
      case "DOWN" -> DOWN;
      default -> CommandLine.ExitCode.SOFTWARE;
    };
  }
}

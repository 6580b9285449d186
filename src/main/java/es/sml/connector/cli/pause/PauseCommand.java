package es.sml.connector.cli.pause;

import static es.sml.connector.language.LocalizedText.say;

import com.fasterxml.jackson.databind.node.ObjectNode;
import es.sml.connector.cli.ops.OpsOptions;
import es.sml.connector.ops.view.pause.PauseView;
import es.sml.connector.setting.Durations;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Pauses a part of a running connector. */
@Command(
    name = "pause",
    mixinStandardHelpOptions = true,
    description = {
      "Pauses an account, a dealer, a mailbox, a channel, a CRM or a schedule.",
      "Nothing is lost: what arrives waits until the end of the pause. The pause is for all nodes,"
          + " and stays after a restart."
    })
public final class PauseCommand implements Callable<Integer> {
  @Mixin private OpsOptions options;
  @Mixin private PauseTarget target;
  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Option(
      names = "--reason",
      required = true,
      paramLabel = "TEXT",
      description = "Why, for the other operators.")
  private String reason;

  @Option(
      names = "--from",
      paramLabel = "TIME",
      converter = ComingTime.class,
      description = "Begin, " + ComingTime.FORMS + ". By default it begins now.")
  private Instant from;

  @Option(
      names = "--until",
      paramLabel = "TIME",
      converter = ComingTime.class,
      description = "End, " + ComingTime.FORMS + ".")
  private Instant until;

  @Option(names = "--for", paramLabel = "DURATION", description = "Length, such as 30m or 2h.")
  private String length;

  @Override
  public Integer call() {
    ObjectNode body = target.body().put("reason", reason);
    if (from != null) {
      body.put("from", from.toString());
    }
    if (end() != null) {
      body.put("until", end().toString());
    }
    options.print(options.connect().post("pauses", body, PauseView.class), PauseTables::print);
    return CommandLine.ExitCode.OK;
  }

  private Instant end() {
    if (length == null) {
      return until;
    }
    if (until != null) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), say("pause.two-ends", "Use --until or --for, not both."));
    }
    try {
      return (from == null ? Instant.now() : from).plus(Durations.parse(length));
    } catch (IllegalArgumentException e) {
      throw new CommandLine.ParameterException(
          spec.commandLine(),
          say("pause.no-duration", "--for {0}: use a duration such as 30m or 2h.", length),
          e);
    }
  }
}

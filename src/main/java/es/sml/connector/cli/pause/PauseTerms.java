package es.sml.connector.cli.pause;

import static es.sml.connector.language.LocalizedText.say;

import com.fasterxml.jackson.databind.node.ObjectNode;
import es.sml.connector.setting.Durations;
import java.time.Instant;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** The options that say why and how long something is paused. It refuses two ends. */
final class PauseTerms {
  @CommandLine.Spec(CommandLine.Spec.Target.MIXEE)
  private CommandLine.Model.CommandSpec spec;

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

  ObjectNode in(ObjectNode body) {
    body.put("reason", reason);
    if (from != null) {
      body.put("from", from.toString());
    }
    if (end() != null) {
      body.put("until", end().toString());
    }
    return body;
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

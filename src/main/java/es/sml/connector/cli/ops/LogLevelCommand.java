package es.sml.connector.cli.ops;

import static es.sml.connector.language.LocalizedText.say;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import es.sml.connector.cli.terminal.ShownText;
import es.sml.connector.ops.view.LogLevelView;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Sets the level of a logger of a running connector for a time. */
@Command(
    name = "log-level",
    description = {
      "Sets the level of a logger of a running connector for a time.",
      "Then the logger has its own level again. The audit records the change."
    },
    footer = {
      "",
      "Examples:",
      "  log-level es.sml.connector.inbox debug",
      "  log-level es.sml.connector trace --for 2m"
    })
public final class LogLevelCommand implements Runnable {
  @Mixin private OpsOptions options;

  @Parameters(
      index = "0",
      paramLabel = "LOGGER",
      description = "Name of the logger, such as es.sml.connector.inbox.")
  private String logger;

  @Parameters(
      index = "1",
      paramLabel = "LEVEL",
      description = "TRACE, DEBUG, INFO, WARN or ERROR. Libraries have INFO and above only.")
  private String level;

  @Option(names = "--for", paramLabel = "TIME", description = "How long, up to 24h (default: 15m).")
  private String time;

  @Override
  public void run() {
    ObjectNode body =
        JsonNodeFactory.instance.objectNode().put("logger", logger).put("level", level);
    if (time != null) {
      body.put("for", time);
    }
    options.print(
        options.connect().post("log/level", body, LogLevelView.class),
        (set, out) ->
            out.println(
                say(
                    "log-level.set",
                    "{0} is {1} until {2}",
                    ShownText.text(set.logger()),
                    ShownText.text(set.level()),
                    ShownText.second(set.until()))));
  }
}

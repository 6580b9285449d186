package es.sml.connector.cli.ops;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import es.sml.connector.cli.terminal.ShownText;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Makes a running connector reload its configuration. */
@Command(
    name = "reload",
    mixinStandardHelpOptions = true,
    description = {
      "Makes a running connector reload dealers.yaml, formats and mappings now.",
      "The connector also reloads them automatically some seconds after a change. An invalid"
          + " configuration changes nothing."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:all of the configuration is in force",
      "1:some changes are not in force, such as those that need a restart; or the connector does"
          + " not respond",
      "2:the configuration is invalid, so nothing has changed; or wrong usage"
    })
public final class ReloadCommand implements Callable<Integer> {
  @Mixin private OpsOptions options;
  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Override
  public Integer call() {
    JsonNode result = options.connect().post("reload", JsonNodeFactory.instance.objectNode());
    PrintWriter out = spec.commandLine().getOut();
    if (options.isJson()) {
      OpsOptions.print(result, out);
    } else {
      print(result, out);
    }
    out.flush();
    if (isInvalid(result)) {
      return CommandLine.ExitCode.USAGE;
    }
    return result.path("needsRestart").isEmpty() && result.path("failed").isEmpty()
        ? CommandLine.ExitCode.OK
        : CommandLine.ExitCode.SOFTWARE;
  }

  private static boolean isInvalid(JsonNode result) {
    return result.path("outcome").asText().equals("invalid");
  }

  private static void print(JsonNode result, PrintWriter out) {
    if (isInvalid(result)) {
      out.println("The configuration has errors. The connector keeps its old configuration:");
      result
          .path("problems")
          .forEach(problem -> out.println("  " + ShownText.text(problem.path("text"))));
      return;
    }
    if (result.path("outcome").asText().equals("unchanged")) {
      out.println("Nothing has changed.");
      return;
    }
    print("account added", result.path("accounts").path("added"), out);
    for (String what : new String[] {"added", "removed", "changed"}) {
      print("dealer " + what, result.path("dealers").path(what), out);
    }
    print("format changed", result.path("formats"), out);
    print("needs restart", result.path("needsRestart"), out);
    print("not applied", result.path("failed"), out);
  }

  private static void print(String what, JsonNode names, PrintWriter out) {
    names.forEach(name -> out.printf("%-14s %s%n", what, ShownText.text(name)));
  }
}

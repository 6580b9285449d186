package es.sml.connector.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Has a running connector take over its changed configuration. */
@Command(
    name = "reload",
    mixinStandardHelpOptions = true,
    description =
        "Has a running connector read dealers.yaml, formats and mappings again, now; by itself it"
            + " does so some seconds after a change. What is not sound changes nothing.",
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:all that is written is in force",
      "1:some of it is not, such as what needs a restart, or nothing answers",
      "2:the configuration is not sound, and nothing was changed; or wrong usage"
    })
final class ReloadCommand implements Callable<Integer> {
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
      out.println("The configuration cannot be used; what runs goes on as it was:");
      result
          .path("problems")
          .forEach(problem -> out.println("  " + ShownText.text(problem.path("text"))));
      return;
    }
    if (result.path("outcome").asText().equals("unchanged")) {
      out.println("Nothing was changed.");
      return;
    }
    print("account added", result.path("accounts").path("added"), out);
    for (String what : new String[] {"added", "removed", "changed"}) {
      print("dealer " + what, result.path("dealers").path(what), out);
    }
    print("format", result.path("formats"), out);
    print("needs restart", result.path("needsRestart"), out);
    print("not done", result.path("failed"), out);
  }

  private static void print(String what, JsonNode names, PrintWriter out) {
    names.forEach(name -> out.printf("%-14s %s%n", what, ShownText.text(name)));
  }
}

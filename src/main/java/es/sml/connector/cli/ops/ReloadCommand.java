package es.sml.connector.cli.ops;

import static es.sml.connector.language.LocalizedText.say;

import es.sml.connector.cli.terminal.ShownText;
import es.sml.connector.ops.view.ReloadView;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Makes a running connector reload its configuration. */
@Command(
    name = "reload",
    description = {
      "Makes a running connector reload dealers.yaml, formats and mappings now.",
      "The connector also reloads them automatically some seconds after a change. An invalid"
          + " configuration changes nothing."
    },
    exitCodeList = {
      "0:all of the configuration is in force",
      "1:some changes are not in force, such as those that need a restart; or the connector does"
          + " not respond",
      "2:the configuration is invalid, so nothing has changed; or wrong usage"
    })
public final class ReloadCommand implements Callable<Integer> {
  @Mixin private OpsOptions options;

  @Override
  public Integer call() {
    ReloadView result =
        options.print(options.connect().post("reload", ReloadView.class), ReloadCommand::print);
    if (isInvalid(result)) {
      return CommandLine.ExitCode.USAGE;
    }
    return result.needsRestart().isEmpty() && result.failed().isEmpty()
        ? CommandLine.ExitCode.OK
        : CommandLine.ExitCode.SOFTWARE;
  }

  private static boolean isInvalid(ReloadView result) {
    return result.outcome().equals("invalid");
  }

  private static void print(ReloadView result, PrintWriter out) {
    if (isInvalid(result)) {
      out.println(
          say(
              "reload.invalid",
              "The configuration has errors. The connector keeps its old configuration:"));
      result.problems().forEach(problem -> out.println("  " + ShownText.text(problem.text())));
      return;
    }
    if (result.outcome().equals("unchanged")) {
      out.println(
          say(
              "reload.unchanged",
              "The files were read at {0}; nothing has changed since.",
              ShownText.second(result.since())));
      return;
    }
    print("reload.account-added", "account added  {0}", result.accounts().added(), out);
    print("reload.dealer-added", "dealer added   {0}", result.dealers().added(), out);
    print("reload.dealer-removed", "dealer removed {0}", result.dealers().removed(), out);
    print("reload.dealer-changed", "dealer changed {0}", result.dealers().changed(), out);
    print("reload.format-changed", "format changed {0}", result.formats(), out);
    print("reload.needs-restart", "needs restart  {0}", result.needsRestart(), out);
    print("reload.not-applied", "not applied    {0}", result.failed(), out);
  }

  private static void print(String code, String english, List<String> names, PrintWriter out) {
    names.forEach(name -> out.println(say(code, english, ShownText.text(name))));
  }
}

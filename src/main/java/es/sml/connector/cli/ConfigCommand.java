package es.sml.connector.cli;

import static es.sml.connector.language.LocalizedText.say;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import es.sml.connector.cli.option.ConfigurationDirectory;
import es.sml.connector.cli.terminal.TextRow;
import es.sml.connector.config.reload.OriginOfKeys;
import es.sml.connector.config.reload.OriginOfKeys.KeyInForce;
import java.io.PrintWriter;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows the configuration that a start would use: each key, its value, and where it is set. */
@Command(
    name = "config",
    description = "Shows the configuration that a start would use.",
    subcommands = ConfigCommand.Show.class)
public final class ConfigCommand implements Runnable {
  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Override
  public void run() {
    throw new CommandLine.ParameterException(
        spec.commandLine(),
        say("command.missing", "A command is missing. For the list, use --help."));
  }

  /** Prints each key with its value and where it is set. */
  @Command(
      name = "show",
      description = {
        "Prints each key with its value, and where it is set: in a file, in an environment"
            + " variable, or nowhere (default). Secrets are hidden, and need not be set."
      })
  static final class Show implements Callable<Integer> {
    private static final int WIDEST_VALUE = 40;

    @Mixin private ConfigurationDirectory config;

    @Option(names = "--json", description = "Print a JSON array.")
    private boolean json;

    @Option(names = "--set", description = "Leave out the keys that are set nowhere.")
    private boolean set;

    @Parameters(
        arity = "0..*",
        paramLabel = "KEY",
        description = "Print only these keys and those below them, such as sml or dealers.norte.")
    private List<String> keys = List.of();

    @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() throws JsonProcessingException {
      List<KeyInForce> all = OriginOfKeys.read(config.path(), System.getenv());
      List<KeyInForce> shown =
          all.stream()
              .filter(each -> !set || each.from() != null)
              .filter(each -> keys.isEmpty() || keys.stream().anyMatch(key -> covers(key, each)))
              .toList();
      keys.forEach(key -> refuseUnknown(key, all));
      PrintWriter out = spec.commandLine().getOut();
      if (json) {
        out.println(new ObjectMapper().writeValueAsString(shown));
      } else {
        print(shown, out);
        printMissing(shown, out);
      }
      return CommandLine.ExitCode.OK;
    }

    private void refuseUnknown(String key, List<KeyInForce> all) {
      if (all.stream().noneMatch(each -> covers(key, each))) {
        throw new CommandLine.ParameterException(
            spec.commandLine(),
            say("config.no-key", "There is no key {0}. For all keys, name none.", key));
      }
    }

    private static boolean covers(String key, KeyInForce each) {
      return each.key().equals(key)
          || each.key().startsWith(key + ".")
          || each.key().startsWith(key + "[");
    }

    private static void print(List<KeyInForce> shown, PrintWriter out) {
      int key = shown.stream().mapToInt(each -> each.key().length()).max().orElse(0);
      int value = shown.stream().mapToInt(each -> text(each).length()).max().orElse(0);
      TextRow row = new TextRow(key, Math.min(value, WIDEST_VALUE));
      for (KeyInForce each : shown) {
        out.println(
            row.of(
                each.key(),
                text(each),
                each.from() == null ? say("config.default", "default") : each.from()));
      }
    }

    private void printMissing(List<KeyInForce> shown, PrintWriter out) {
      Set<String> secrets =
          shown.stream()
              .filter(each -> each.secret() && each.value() == null)
              .map(KeyInForce::key)
              .collect(Collectors.toSet());
      if (!secrets.isEmpty()) {
        OriginOfKeys.missing(config.path(), System.getenv()).stream()
            .filter(problem -> secrets.contains(problem.key()))
            .forEach(problem -> out.println(problem.text().shown()));
      }
    }

    private static String text(KeyInForce each) {
      return each.value() == null ? "-" : each.value();
    }
  }
}

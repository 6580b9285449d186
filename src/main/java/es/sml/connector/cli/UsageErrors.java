package es.sml.connector.cli;

import static es.sml.connector.language.LocalizedText.say;

import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Prints what is wrong with a command line, in the user's language, and the commands or options
 * that may be meant. Picocli's own texts are English only.
 */
final class UsageErrors implements CommandLine.IParameterExceptionHandler {
  @Override
  public int handleParseException(ParameterException wrong, String[] arguments) {
    CommandLine command = wrong.getCommandLine();
    CommandLine.Help.ColorScheme colours = command.getColorScheme();
    PrintWriter err = command.getErr();
    err.println(colours.errorText(text(wrong)));
    List<String> suggestions =
        wrong instanceof UnmatchedArgumentException unmatched ? suggestions(unmatched) : List.of();
    if (suggestions.isEmpty()) {
      CommandLine.Help help = command.getHelp();
      err.print(help.synopsisHeading() + help.synopsis(help.synopsisHeadingLength()));
      err.println(
          say(
              "usage.more",
              "For the arguments and options, use {0} --help.",
              command.getCommandSpec().qualifiedName()));
    } else {
      err.println(say("usage.suggestions", "Did you mean: {0}?", String.join(", ", suggestions)));
    }
    err.flush();
    return CommandLine.ExitCode.USAGE;
  }

  // Picocli suggests similar names of one level only.
  private static List<String> suggestions(UnmatchedArgumentException unmatched) {
    String name = unmatched.getUnmatched().get(0);
    List<String> below =
        unmatched.getCommandLine().getSubcommands().entrySet().stream()
            .filter(command -> command.getValue().getSubcommands().containsKey(name))
            .map(command -> command.getKey() + " " + name)
            .toList();
    return below.isEmpty() ? unmatched.getSuggestions() : below;
  }

  // The last argument is picocli's own text. It is the English one.
  private static String text(ParameterException wrong) {
    String english = wrong.getMessage();
    if (wrong instanceof UnmatchedArgumentException unmatched) {
      String names = String.join(", ", unmatched.getUnmatched());
      return unmatched.isUnknownOption()
          ? say("usage.unknown-option", "{1}", names, english)
          // Picocli's own text counts arguments: after the command help it has no number to show.
          : say("usage.unknown-argument", "Unknown argument: {0}", names);
    }
    if (wrong instanceof MissingParameterException missing && missing.getMissing() != null) {
      return say("usage.missing", "{1}", names(missing.getMissing()), english);
    }
    if (wrong.getArgSpec() != null) {
      String value = String.valueOf(wrong.getValue());
      Class<?> type = wrong.getArgSpec().type();
      if (type == int.class || Number.class.isAssignableFrom(type)) {
        return say(
            "usage.no-number",
            "Invalid value of {0}: {1}; expected a whole number",
            name(wrong.getArgSpec()),
            value);
      }
      if (type == LocalDate.class) {
        return say(
            "usage.no-day",
            "Invalid value of {0}: {1}; expected a day as YYYY-MM-DD",
            name(wrong.getArgSpec()),
            value);
      }
      return say("usage.wrong-value", "{2}", name(wrong.getArgSpec()), value, english);
    }
    return english; // our own, which is in the right language
  }

  private static String names(List<ArgSpec> missing) {
    boolean areChoices = missing.stream().allMatch(each -> each.group() != null);
    return missing.stream()
        .map(UsageErrors::name)
        .collect(Collectors.joining(areChoices ? " | " : ", "));
  }

  private static String name(ArgSpec argument) {
    return argument instanceof OptionSpec option
        ? option.longestName() + (option.arity().max() == 0 ? "" : " " + option.paramLabel())
        : argument.paramLabel();
  }
}

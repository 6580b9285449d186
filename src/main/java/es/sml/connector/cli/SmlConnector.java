package es.sml.connector.cli;

import static es.sml.connector.language.LocalizedText.say;

import es.sml.connector.cli.backup.BackupCommand;
import es.sml.connector.cli.backup.RestoreCommand;
import es.sml.connector.cli.check.CheckCommand;
import es.sml.connector.cli.crm.CrmsCommand;
import es.sml.connector.cli.deadletter.DeadLettersCommand;
import es.sml.connector.cli.dealer.AddDealerCommand;
import es.sml.connector.cli.lead.LeadsCommand;
import es.sml.connector.cli.lint.LintCommand;
import es.sml.connector.cli.login.LoginCommand;
import es.sml.connector.cli.login.LogoutCommand;
import es.sml.connector.cli.ops.AccountsCommand;
import es.sml.connector.cli.ops.AlertsCommand;
import es.sml.connector.cli.ops.AuditCommand;
import es.sml.connector.cli.ops.LogLevelCommand;
import es.sml.connector.cli.ops.LogsCommand;
import es.sml.connector.cli.ops.ReloadCommand;
import es.sml.connector.cli.ops.ReportCommand;
import es.sml.connector.cli.ops.StatusCommand;
import es.sml.connector.cli.parse.LearnCommand;
import es.sml.connector.cli.parse.ParseCommand;
import es.sml.connector.cli.parse.TestCommand;
import es.sml.connector.cli.pause.PauseCommand;
import es.sml.connector.cli.pause.PausesCommand;
import es.sml.connector.cli.pause.ResumeCommand;
import es.sml.connector.cli.request.CallCommand;
import es.sml.connector.cli.request.SendCommand;
import es.sml.connector.cli.support.SupportBundleCommand;
import es.sml.connector.cli.terminal.StandardOutput;
import es.sml.connector.cli.terminal.TerminalWidth;
import es.sml.connector.language.ReaderLanguage;
import es.sml.connector.ops.logging.LogLimits;
import es.sml.connector.parse.mime.LenientMailSettings;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line: its commands, their exit codes and the version. */
@Command(
    name = "sml-connector",
    versionProvider = SmlConnector.Version.class,
    description = "Delivers car dealers' leads into SML, each exactly once.",
    exitCodeList = {
      "0:success",
      "1:the command failed",
      "2:wrong usage or configuration",
      "3:out of memory"
    })
public final class SmlConnector implements Runnable {
  private static final List<Class<?>> COMMANDS =
      List.of(
          RunCommand.class,
          ParseCommand.class,
          LintCommand.class,
          ConfigCommand.class,
          TestCommand.class,
          LearnCommand.class,
          CallCommand.class,
          CheckCommand.class,
          AddDealerCommand.class,
          SendCommand.class,
          LoginCommand.class,
          LogoutCommand.class,
          StatusCommand.class,
          LogsCommand.class,
          LogLevelCommand.class,
          ReportCommand.class,
          ReloadCommand.class,
          AccountsCommand.class,
          AlertsCommand.class,
          AuditCommand.class,
          CrmsCommand.class,
          PauseCommand.class,
          ResumeCommand.class,
          PausesCommand.class,
          LeadsCommand.class,
          DeadLettersCommand.class,
          SupportBundleCommand.class,
          BackupCommand.class,
          RestoreCommand.class,
          ClassArchiveCommand.class,
          HelpCommand.class,
          VersionCommand.class,
          CompletionCommand.class);

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  private SmlConnector() {}

  public static void main(String[] arguments) {
    System.exit(execute(arguments));
  }

  /** Runs one command and returns its exit code. */
  static int execute(String... arguments) {
    LogLimits.install();
    LenientMailSettings.apply(); // before any class of Jakarta Mail is loaded
    CommandLine line =
        COMMANDS.stream()
            .filter(command -> arguments.length > 0 && isNamed(command, arguments[0]))
            .findFirst()
            .map(SmlConnector::commandLine)
            .orElseGet(SmlConnector::commandLine);
    return StandardOutput.checked(line.execute(arguments));
  }

  // The other commands need a tenth of the time until the connector is ready. These two show them.
  private static boolean isNamed(Class<?> command, String name) {
    return command.getAnnotation(Command.class).name().equals(name)
        && command != HelpCommand.class
        && command != CompletionCommand.class;
  }

  private static CommandLine commandLine(Class<?> only) {
    return configure(new CommandLine(new SmlConnector()).addSubcommand(only));
  }

  /** Returns all commands, with those of lib/tools. */
  public static CommandLine commandLine() {
    CommandLine all = new CommandLine(new SmlConnector());
    COMMANDS.forEach(all::addSubcommand);
    ToolJars.commands().forEach(all::addSubcommand);
    return configure(all);
  }

  // picocli passes these settings on to the subcommands that are there.
  private static CommandLine configure(CommandLine line) {
    completeHelp(line);
    if (ReaderLanguage.isSpanish()) {
      line.setResourceBundle(ReaderLanguage.help());
    }
    return line.setUsageHelpWidth(TerminalWidth.now())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler(new UsageErrors())
        .setExecutionStrategy(SmlConnector::runComplete)
        .setExecutionExceptionHandler(new FailureReport());
  }

  // Each command has --help and --version, and a heading above its exit codes.
  private static void completeHelp(CommandLine line) {
    CommandLine.Model.UsageMessageSpec usage = line.getCommandSpec().usageMessage();
    line.getCommandSpec().mixinStandardHelpOptions(true);
    usage.synopsisSubcommandLabel("COMMAND");
    if (!usage.exitCodeList().isEmpty()) {
      usage.exitCodeListHeading("%nExit codes:%n");
    }
    line.getSubcommands().values().forEach(SmlConnector::completeHelp);
  }

  // A script with an unset variable gives an empty argument, which names nothing.
  private static int runComplete(CommandLine.ParseResult parsed) {
    CommandLine.ParseResult last = parsed;
    while (last.hasSubcommand()) {
      last = last.subcommand();
    }
    for (CommandLine.Model.PositionalParamSpec argument : last.matchedPositionals()) {
      if (argument.stringValues().stream().anyMatch(String::isBlank)) {
        throw new CommandLine.ParameterException(
            last.commandSpec().commandLine(),
            say("usage.empty", "The argument {0} is empty.", argument.paramLabel()));
      }
    }
    return new CommandLine.RunLast().execute(parsed);
  }

  @Override
  public void run() {
    throw new CommandLine.ParameterException(
        spec.commandLine(),
        say("command.missing", "A command is missing. For the list, use --help."));
  }

  /** Reads the version from the jar. */
  static final class Version implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = SmlConnector.class.getPackage().getImplementationVersion();
      return new String[] {"sml-connector " + (version == null ? "(not packaged)" : version)};
    }
  }
}

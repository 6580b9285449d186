package es.sml.connector.cli;

import static es.sml.connector.language.LocalizedText.say;

import es.sml.connector.cli.option.ConfigurationOptions;
import es.sml.connector.config.Configuration;
import es.sml.connector.config.file.ConfigurationException;
import es.sml.connector.config.file.Problem;
import es.sml.connector.parse.LeadParser;
import es.sml.connector.runtime.ConnectorRuntime;
import es.sml.connector.runtime.check.OutdatedCertificates;
import es.sml.connector.sml.vocabulary.SmlWords;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Checks configuration, formats and routes without a start. */
@Command(
    name = "lint",
    mixinStandardHelpOptions = true,
    description = {
      "Checks configuration, formats and routes without a start.",
      "It lists each error with its file and line."
    })
public final class LintCommand implements Callable<Integer> {
  @Mixin private ConfigurationOptions options;
  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    Configuration configuration = options.load();
    List<Problem> outdated = OutdatedCertificates.of(configuration);
    if (!outdated.isEmpty()) {
      throw new ConfigurationException(outdated);
    }
    LeadParser.load(
        configuration.directory(),
        configuration.dealers().googleFormKeys(),
        configuration.settings().parse());
    SmlWords.load(configuration.directory().resolve("vocabulary"));
    ConnectorRuntime.lint(configuration, options.routesDirectory());
    spec.commandLine()
        .getOut()
        .println(
            say(
                "lint.no-errors",
                "accounts: {0}, dealers: {1}, formats and routes: no errors",
                configuration.dealers().accounts().size(),
                configuration.dealers().dealers().size()));
    return 0;
  }
}

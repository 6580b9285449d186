package es.sml.connector.cli.lint;

import static es.sml.connector.language.LocalizedText.say;

import es.sml.connector.cli.ops.OpsOptions;
import es.sml.connector.cli.option.ConfigurationOptions;
import es.sml.connector.config.Dealers;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Checks configuration, formats and routes without a start. */
@Command(
    name = "lint",
    description = {
      "Checks configuration, formats and routes without a start.",
      "It lists each error with its file and line."
    },
    exitCodeList = {
      "0:no errors; with --without-secrets also if secrets are missing",
      "2:at least one error, or wrong usage"
    })
public final class LintCommand implements Callable<Integer> {
  @Mixin private ConfigurationOptions options;

  @Option(
      names = "--without-secrets",
      description = "A missing secret is no error, such as where the files are kept.")
  private boolean withoutSecrets;

  @Option(names = "--json", description = "Print JSON, for programs.")
  private boolean json;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  /** The output for programs; schemas/lint-report.schema.json describes it. */
  record Report(String outcome, List<LintFinding> findings) {}

  @Override
  public Integer call() throws Exception {
    ConfigurationLint lint =
        new ConfigurationLint(
            options.configDirectory(), options.routesDirectory(), System.getenv(), !withoutSecrets);
    List<LintFinding> findings = lint.run();
    boolean hasErrors = findings.stream().anyMatch(LintFinding::isError);
    if (json) {
      OpsOptions.print(
          new Report(hasErrors ? "failure" : "success", findings), spec.commandLine().getOut());
    } else {
      printErrors(findings.stream().filter(LintFinding::isError).toList());
      printNotes(findings.stream().filter(finding -> !finding.isError()).toList());
      if (!hasErrors) {
        printSuccess(lint.configuration().dealers());
      }
    }
    return hasErrors ? CommandLine.ExitCode.USAGE : CommandLine.ExitCode.OK;
  }

  private void printErrors(List<LintFinding> errors) {
    if (!errors.isEmpty()) {
      PrintWriter err = spec.commandLine().getErr();
      err.println(
          spec.qualifiedName()
              + say("configuration.has-errors", ": the configuration has errors:"));
      print(errors, err);
    }
  }

  private void printNotes(List<LintFinding> notes) {
    if (!notes.isEmpty()) {
      PrintWriter out = spec.commandLine().getOut();
      out.println(say("lint.missing-secrets", "not checked, because these secrets are missing:"));
      print(notes, out);
    }
  }

  private static void print(List<LintFinding> findings, PrintWriter to) {
    findings.stream()
        .flatMap(finding -> finding.text().shown().lines())
        .forEach(line -> to.println("  " + line));
    to.flush();
  }

  private void printSuccess(Dealers dealers) {
    spec.commandLine()
        .getOut()
        .println(
            say(
                "lint.no-errors",
                "accounts: {0}, dealers: {1}, formats and routes: no errors",
                dealers.accounts().size(),
                dealers.dealers().size()));
  }
}

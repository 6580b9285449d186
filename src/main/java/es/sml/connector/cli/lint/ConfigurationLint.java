package es.sml.connector.cli.lint;

import es.sml.connector.config.Configuration;
import es.sml.connector.config.file.ConfigurationException;
import es.sml.connector.config.file.MissingSecrets;
import es.sml.connector.config.file.Problem;
import es.sml.connector.failure.InvalidFormatFileException;
import es.sml.connector.parse.LeadParser;
import es.sml.connector.parse.setting.ParseSettings;
import es.sml.connector.runtime.RouteCheck;
import es.sml.connector.runtime.check.OutdatedCertificates;
import es.sml.connector.runtime.ext.RoutesLintException;
import es.sml.connector.sml.vocabulary.SmlWords;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Finds the faults of the configuration, the formats and the routes, for lint. A missing secret or
 * a fault of one file hides no other.
 */
final class ConfigurationLint {
  private final Path directory;
  private final Path routes;
  private final Map<String, String> environment;
  private final boolean needsSecrets;
  private final List<LintFinding> findings = new ArrayList<>();
  private Configuration configuration;

  /**
   * Creates it for the files of two directories.
   *
   * @param needsSecrets false if a missing secret is only noted
   */
  ConfigurationLint(
      Path directory, Path routes, Map<String, String> environment, boolean needsSecrets) {
    this.directory = directory;
    this.routes = routes;
    this.environment = environment;
    this.needsSecrets = needsSecrets;
  }

  /** Returns all findings, in the order of the files. */
  List<LintFinding> run() throws Exception {
    load();
    if (configuration != null) {
      OutdatedCertificates.of(configuration).forEach(fault -> add(LintFinding.of(fault)));
    }
    checkFormats();
    if (configuration == null) {
      RouteCheck.faultsOfFiles(routes).forEach(fault -> add(LintFinding.ofRoute(fault)));
    } else {
      checkRoutes();
    }
    return findings;
  }

  /** Returns the configuration; null if it has errors beside its secrets. */
  Configuration configuration() {
    return configuration;
  }

  private void load() {
    try {
      configuration = Configuration.load(directory, environment);
    } catch (ConfigurationException e) {
      MissingSecrets missing = MissingSecrets.of(e.problems());
      missing.problems().stream()
          .map(LintFinding::of)
          .forEach(fault -> add(needsSecrets ? fault : fault.asNote()));
      missing.others(e.problems()).forEach(fault -> add(LintFinding.of(fault)));
      if (!missing.problems().isEmpty()) {
        loadWithoutSecrets(e.problems());
      }
    }
  }

  // A missing secret ends the reading of its block, so its other faults show only with a value.
  private void loadWithoutSecrets(List<Problem> known) {
    try {
      configuration = Configuration.loadWithoutSecrets(directory, environment);
    } catch (ConfigurationException e) {
      e.problems().stream()
          .filter(fault -> !known.contains(fault))
          .forEach(fault -> add(LintFinding.of(fault)));
    }
  }

  private void checkFormats() {
    LeadParser.faults(
            directory,
            configuration == null ? Map.of() : configuration.dealers().googleFormKeys(),
            configuration == null ? ParseSettings.DEFAULT : configuration.settings().parse())
        .forEach(fault -> add(LintFinding.of(fault)));
    try {
      SmlWords.load(directory.resolve("vocabulary"));
    } catch (InvalidFormatFileException e) {
      add(LintFinding.of(e));
    }
  }

  private void checkRoutes() throws Exception {
    try {
      RouteCheck.lint(configuration, routes);
    } catch (RoutesLintException e) {
      e.faults().forEach(fault -> add(LintFinding.ofRoute(fault)));
    } catch (InvalidFormatFileException e) {
      // The formats are checked before.
    }
  }

  private void add(LintFinding finding) {
    findings.add(finding);
  }
}

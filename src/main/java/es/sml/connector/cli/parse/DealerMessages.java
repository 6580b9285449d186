package es.sml.connector.cli.parse;

import static es.sml.connector.language.LocalizedText.say;

import es.sml.connector.cli.option.ConfigurationOptions;
import es.sml.connector.config.Configuration;
import es.sml.connector.config.file.ConfigurationException;
import es.sml.connector.language.LocalizedText;
import es.sml.connector.parse.LeadParser;
import es.sml.connector.parse.text.Misspelling;
import es.sml.connector.parse.trial.MessageTrial;
import es.sml.connector.runtime.testcase.MessageFiles;
import es.sml.connector.sml.mapping.SmlLeadPreview;
import es.sml.connector.sml.vocabulary.SmlWords;
import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine;

/**
 * Makes readers of message files. They read as the connector does, but need none of its secrets.
 */
record DealerMessages(ConfigurationOptions options, CommandLine.Model.CommandSpec spec) {
  private static final String NOBODY = "none";

  /**
   * Makes a reader for a dealer.
   *
   * @param dealer its id in dealers.yaml; null for no specific dealer
   * @throws CommandLine.ParameterException if dealers.yaml has no such dealer
   */
  MessageFiles of(String dealer, boolean explain) {
    Configuration configuration = dealer == null ? null : configuration();
    if (configuration == null) {
      LeadParser parser = LeadParser.load(options.configDirectory(), Map.of());
      SmlLeadPreview preview = SmlLeadPreview.withoutDealer(words(options.configDirectory()));
      return new MessageFiles(
          new MessageTrial(parser, preview::of, explain), dealer == null ? NOBODY : dealer);
    }
    if (!configuration.dealers().dealers().containsKey(dealer)) {
      throw new CommandLine.ParameterException(
          spec.commandLine(),
          say(
              "refused.no-dealer",
              "dealers.yaml has no dealer {0}{1}",
              dealer,
              Misspelling.hint(dealer, configuration.dealers().dealers().keySet())));
    }
    SmlLeadPreview preview =
        SmlLeadPreview.of(
            configuration.dealers().dealers().get(dealer).mapping(dealer),
            words(configuration.directory()));
    LeadParser parser =
        LeadParser.load(
            configuration.directory(),
            configuration.dealers().googleFormKeys(),
            configuration.settings().parse());
    return new MessageFiles(new MessageTrial(parser, preview::of, explain), dealer);
  }

  private static SmlWords words(Path directory) {
    return SmlWords.load(directory.resolve("vocabulary"));
  }

  // Messages can be read on a machine without the secrets.
  private Configuration configuration() {
    try {
      return options.load();
    } catch (ConfigurationException e) {
      spec.commandLine()
          .getErr()
          .println(
              say(
                  "parse.without-dealer",
                  "sml-connector: the dealer's settings are not used because the configuration"
                      + " has an error: {0}",
                  LocalizedText.of(e).shown()));
      return null;
    }
  }
}

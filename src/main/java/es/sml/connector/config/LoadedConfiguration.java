package es.sml.connector.config;

import es.sml.connector.parse.KnownLabels;
import es.sml.connector.parse.LeadParser;
import java.util.Set;

/**
 * A configuration with what its formats and mappings make, all of it checked.
 *
 * @param parser by formats/, mappings/ and the dealers' keys
 * @param labels words that stand before values in messages
 */
public record LoadedConfiguration(
    Configuration configuration, LeadParser parser, Set<String> labels) {
  /**
   * Loads the formats and mappings that lie beside a configuration.
   *
   * @throws es.sml.connector.parse.InvalidFormatFileException for a wrong template or mapping
   */
  public static LoadedConfiguration of(Configuration configuration) {
    return new LoadedConfiguration(
        configuration,
        LeadParser.load(configuration.directory(), configuration.dealers().googleFormKeys()),
        KnownLabels.load(configuration.directory()));
  }

  public Dealers dealers() {
    return configuration.dealers();
  }
}

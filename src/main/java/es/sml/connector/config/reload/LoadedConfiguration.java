package es.sml.connector.config.reload;

import es.sml.connector.config.Configuration;
import es.sml.connector.config.Dealers;
import es.sml.connector.config.file.ConfigurationException;
import es.sml.connector.config.file.Problem;
import es.sml.connector.failure.InvalidFormatFileException;
import es.sml.connector.parse.KnownWords;
import es.sml.connector.parse.LeadParser;
import es.sml.connector.parse.setting.OwnContacts;
import es.sml.connector.sml.mapping.DealerMapping;
import es.sml.connector.sml.vocabulary.SmlWords;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * A configuration with its formats and mappings, all of them checked.
 *
 * @param parser parser made from formats/, mappings/ and the dealers' Google keys
 * @param known words of messages that are not personal data
 * @param words names of fuels and places
 * @param files the state of the files just before they were read
 */
public record LoadedConfiguration(
    Configuration configuration,
    LeadParser parser,
    KnownWords known,
    SmlWords words,
    ConfigurationFiles files) {
  /**
   * Loads the formats and mappings of a configuration.
   *
   * @throws InvalidFormatFileException for a wrong template or mapping
   */
  public static LoadedConfiguration of(Configuration configuration) {
    ConfigurationFiles files = ConfigurationFiles.in(configuration.directory());
    return new LoadedConfiguration(
        configuration,
        parser(configuration),
        KnownWords.load(configuration.directory()),
        words(configuration),
        files);
  }

  /**
   * Reads the files again.
   *
   * @throws ConfigurationException naming every problem in both files and the first problem in
   *     formats and mappings
   */
  public LoadedConfiguration reload() {
    ConfigurationFiles now = ConfigurationFiles.in(configuration.directory());
    List<Problem> problems = new ArrayList<>();
    Configuration read = null;
    try {
      read = configuration.reload();
    } catch (ConfigurationException e) {
      problems.addAll(e.problems());
    }
    try {
      LeadParser readParser =
          read == null ? LeadParser.load(configuration.directory(), Map.of()) : parser(read);
      if (read != null) {
        return new LoadedConfiguration(
            read,
            readParser,
            KnownWords.load(configuration.directory()),
            words(configuration),
            now);
      }
    } catch (InvalidFormatFileException e) {
      problems.add(new Problem(e.file(), e.line(), e.key(), e.reason()));
    }
    throw new ConfigurationException(problems);
  }

  private static LeadParser parser(Configuration configuration) {
    return LeadParser.load(
        configuration.directory(),
        configuration.dealers().googleFormKeys(),
        configuration.settings().parse(),
        ownContacts(configuration.dealers()));
  }

  private static Map<String, OwnContacts> ownContacts(Dealers dealers) {
    Map<String, OwnContacts> own = new HashMap<>();
    dealers
        .dealers()
        .forEach((id, dealer) -> own.put(id, new OwnContacts(dealer.addresses(), dealer.names())));
    return own;
  }

  private static SmlWords words(Configuration configuration) {
    return SmlWords.load(configuration.directory().resolve("vocabulary"));
  }

  /** Returns the names of the formats in their order. */
  public List<String> formats() {
    return parser.formats();
  }

  /** Returns the names of sources that the configuration and its formats have, in small letters. */
  public Set<String> sources() {
    Set<String> names = new HashSet<>(known.providers());
    names.addAll(known.portals());
    dealers().dealers().values().stream()
        .flatMap(dealer -> dealer.sources().stream())
        .map(DealerMapping.Rule::provider)
        .filter(Objects::nonNull)
        .forEach(name -> names.add(name.toLowerCase(Locale.ROOT)));
    return names;
  }

  public Dealers dealers() {
    return configuration.dealers();
  }
}

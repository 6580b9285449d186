package es.sml.connector.sml;

import es.sml.connector.lead.NameOrId;
import es.sml.connector.setting.Check;
import java.util.List;
import java.util.Locale;

/**
 * Where in SML a dealer's leads belong.
 *
 * @param dealer the dealer's id in dealers.yaml
 * @param source the SML source of a lead that no rule places
 * @param rules the first that fits a lead's provider decides
 * @param user whom the leads are assigned to; null leaves that to SML
 */
public record Placement(
    String dealer, String account, NameOrId source, List<Rule> rules, NameOrId user) {

  /** Leads of one provider go to one source. */
  public record Rule(String provider, NameOrId source) {
    public Rule {
      Check.needed("provider", provider);
      Check.needed("source", source);
    }

    boolean fits(String leadProvider) {
      return leadProvider != null
          && leadProvider.toLowerCase(Locale.ROOT).contains(provider.toLowerCase(Locale.ROOT));
    }
  }

  /** What to say when SML has not the dealer's source: the key in dealers.yaml and the remedy. */
  String sourceFault() {
    return "dealers."
        + dealer
        + ".source: SML has no source "
        + source
        + ", or several; use its id";
  }

  /** The source for a lead of this provider (null where the message names none). */
  NameOrId sourceFor(String provider) {
    return rules.stream()
        .filter(rule -> rule.fits(provider))
        .map(Rule::source)
        .findFirst()
        .orElse(source);
  }
}

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
 * @param rules the first that fits a lead decides
 * @param user whom the leads are assigned to; null leaves that to SML
 */
public record Placement(
    String dealer, String account, NameOrId source, List<Rule> rules, NameOrId user) {

  /**
   * Leads of one provider, or through one mailbox, or both, go to one source.
   *
   * @param provider a part of the provider's name; null fits any lead
   * @param mailbox the mailbox's user name; null fits any lead
   */
  public record Rule(String provider, String mailbox, NameOrId source) {
    public Rule {
      Check.needed("provider or mailbox", provider != null ? provider : mailbox);
      if (mailbox != null) {
        Check.needed("mailbox", mailbox);
      }
      Check.needed("source", source);
    }

    boolean fits(String leadProvider, String leadMailbox) {
      return (provider == null || isPartOf(leadProvider))
          && (mailbox == null || mailbox.equalsIgnoreCase(leadMailbox));
    }

    private boolean isPartOf(String leadProvider) {
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

  /**
   * The source for a lead.
   *
   * @param provider null where the message names none
   * @param mailbox null where the lead came through none
   */
  NameOrId sourceFor(String provider, String mailbox) {
    return rules.stream()
        .filter(rule -> rule.fits(provider, mailbox))
        .map(Rule::source)
        .findFirst()
        .orElse(source);
  }
}

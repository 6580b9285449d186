package es.sml.connector.sml.mapping;

import es.sml.connector.failure.UnmappableLeadException;
import es.sml.connector.language.LocalizedText;
import es.sml.connector.lead.InboundMessage;
import es.sml.connector.lead.NameOrId;
import es.sml.connector.setting.Check;
import es.sml.connector.setting.InvalidSettingException;
import es.sml.connector.sml.reference.ReferenceData;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Source and user in SML for a dealer's leads. It decides which rule's source a lead of a provider,
 * mailbox or channel gets.
 *
 * @param dealer the dealer's id in dealers.yaml
 * @param source source of leads that match no rule
 * @param rules the first matching rule decides
 * @param user user for the leads; null leaves the choice to SML
 * @param concessionaires SML's ids of further concessionaires of the dealer, beside those of its
 *     sources, for a dealer whose programs have a login of their own at the broker; else null, and
 *     a message may name any source
 * @param openChannels ids of the channels that anybody may send to: forms of a website without a
 *     secret
 */
public record DealerMapping(
    String dealer,
    String account,
    NameOrId source,
    List<Rule> rules,
    NameOrId user,
    List<Long> concessionaires,
    Set<String> openChannels) {

  public DealerMapping(
      String dealer, String account, NameOrId source, List<Rule> rules, NameOrId user) {
    this(dealer, account, source, rules, user, null, Set.of());
  }

  /**
   * Rule that gives the leads of a provider, of a mailbox or of a channel a source of their own.
   *
   * @param provider Provider of the leads. A part of its name is enough. By default any provider
   *     fits.
   * @param mailbox Mailbox of the leads, by its {@code username}. By default any mailbox fits.
   * @param channel Channel of the leads, by its id. By default any channel fits.
   * @param source SML source of these leads, as in the dealer's own {@code source}.
   */
  public record Rule(String provider, String mailbox, String channel, NameOrId source) {
    public Rule {
      Check.needed(
          "provider, mailbox or channel",
          provider != null ? provider : mailbox != null ? mailbox : channel);
      if (mailbox != null) {
        Check.needed("mailbox", mailbox);
      }
      if (mailbox != null && channel != null) {
        throw new InvalidSettingException(
            "dealers.mailbox-and-channel",
            "a lead has a mailbox or a channel: write two rules, one with each");
      }
      Check.needed("source", source);
    }

    boolean fits(String leadProvider, String leadMailbox, String leadChannel) {
      return (provider == null || isPartOf(leadProvider))
          && (mailbox == null || mailbox.equalsIgnoreCase(leadMailbox))
          && (channel == null || channel.equals(leadChannel));
    }

    private boolean isPartOf(String leadProvider) {
      return leadProvider != null
          && leadProvider.toLowerCase(Locale.ROOT).contains(provider.toLowerCase(Locale.ROOT));
    }
  }

  /**
   * Returns the fault text for a source that SML does not have: the key in dealers.yaml and the
   * remedy.
   */
  LocalizedText sourceFault() {
    return LocalizedText.of(
        "health.no-source",
        "dealers.{0}.source: SML has no source {1}, or several of this name: set the source's id in"
            + " dealers.yaml",
        dealer,
        source);
  }

  /**
   * Returns the first fault of its source, rules and user by SML's lists; null if there is none.
   */
  LocalizedText fault(ReferenceData reference) {
    if (reference.source(source).isEmpty()) {
      return sourceFault();
    }
    if (reference.lacksSource(source)) {
      return listFault("source", source);
    }
    for (int i = 0; i < rules.size(); i++) {
      if (reference.lacksSource(rules.get(i).source())) {
        return listFault("sources[" + i + "].source", rules.get(i).source());
      }
    }
    return reference.lacksUser(user) ? listFault("user", user) : null;
  }

  private LocalizedText listFault(String key, NameOrId wanted) {
    return wanted.id() != null
        ? LocalizedText.of(
            "health.no-such-id",
            "dealers.{0}.{1}: SML's list does not have the id {2}: correct it in dealers.yaml",
            dealer,
            key,
            wanted)
        : LocalizedText.of(
            "health.no-such-name",
            "dealers.{0}.{1}: SML's list does not have {2}, or has several of this name: correct it"
                + " in dealers.yaml",
            dealer,
            key,
            wanted);
  }

  /**
   * Refuses a source that a message of the dealer's programs names if it belongs to another
   * concessionaire. A source without a known concessionaire is accepted.
   *
   * @throws UnmappableLeadException if SML lists the source for another concessionaire
   */
  void checkPlace(NameOrId named, ReferenceData reference) {
    if (concessionaires == null) {
      return;
    }
    Optional<Long> place = reference.concessionaire(named);
    if (place.isEmpty() || concessionaires.contains(place.get())) {
      return;
    }
    List<Long> own = ownPlaces(reference);
    if (!own.isEmpty() && !own.contains(place.get())) {
      throw new UnmappableLeadException(
          "the lead's `source` "
              + named
              + " would create it in another concessionaire: correct it in the message, or add the"
              + " source to dealers."
              + dealer
              + ".sources in dealers.yaml");
    }
  }

  /** Returns whether a source is one of the dealer, or of one of its concessionaires. */
  boolean isOwn(NameOrId named, ReferenceData reference) {
    return sources().anyMatch(named::equals)
        || reference.concessionaire(named).filter(ownPlaces(reference)::contains).isPresent();
  }

  private List<Long> ownPlaces(ReferenceData reference) {
    return sources().flatMap(each -> reference.concessionaire(each).stream()).toList();
  }

  private Stream<NameOrId> sources() {
    return Stream.concat(Stream.of(source), rules.stream().map(Rule::source));
  }

  /** Returns whether anybody may have written a message: no login or secret proves its sender. */
  boolean isOpen(InboundMessage message) {
    return message.channel() == InboundMessage.Channel.MAIL
        || (message.channel() == InboundMessage.Channel.DOOR
            && openChannels.contains(String.valueOf(message.mailbox())));
  }

  /**
   * Returns the source for a lead.
   *
   * @param provider null if the message names none
   * @param mailbox null if the lead did not come by mail
   * @param channel the id of the door's channel; null if the lead did not come through the door
   */
  NameOrId sourceFor(String provider, String mailbox, String channel) {
    return rules.stream()
        .filter(rule -> rule.fits(provider, mailbox, channel))
        .map(Rule::source)
        .findFirst()
        .orElse(source);
  }
}

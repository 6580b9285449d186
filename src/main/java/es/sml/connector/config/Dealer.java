package es.sml.connector.config;

import es.sml.connector.callback.SourceCrm;
import es.sml.connector.deliver.RepeatPolicy;
import es.sml.connector.inbox.Inbox;
import es.sml.connector.intake.DealerQueue;
import es.sml.connector.intake.DropFolder;
import es.sml.connector.lead.NameOrId;
import es.sml.connector.setting.Check;
import es.sml.connector.setting.Secret;
import es.sml.connector.sml.Placement;
import java.util.List;

/**
 * One dealer: where its leads come from and where they go in SML.
 *
 * @param account id of the SML account in dealers.yaml
 * @param source SML source of its leads, by id or by name
 * @param sources other sources for leads of a provider or of a mailbox
 * @param user SML user that its leads are assigned to; null leaves the choice to SML
 * @param queue queue of the dealer's own programs; null without one
 * @param crm receiver of events; null without one
 * @param googleFormKey key of its Google lead forms; null accepts every key
 * @param duplicates treatment of a lead that is sent again under another id
 */
public record Dealer(
    String account,
    NameOrId source,
    List<Placement.Rule> sources,
    NameOrId user,
    List<Inbox> inboxes,
    DealerQueue queue,
    DropFolder dropFolder,
    SourceCrm crm,
    DealerLogin brokerUser,
    Secret googleFormKey,
    RepeatPolicy duplicates) {
  public Dealer {
    Check.needed("account", account);
    Check.needed("source", source);
    sources = sources == null ? List.of() : List.copyOf(sources);
    inboxes = inboxes == null ? List.of() : List.copyOf(inboxes);
    duplicates = duplicates != null ? duplicates : new RepeatPolicy(null, null);
    if (inboxes.isEmpty() && queue == null && dropFolder == null) {
      throw new IllegalArgumentException(
          "the dealer has no source of leads: set inboxes, queue or drop-folder");
    }
    if (concessionaires(crm).isEmpty() && brokerUser != null && !brokerUser.ofPlaces().isEmpty()) {
      throw new IllegalArgumentException(
          "broker-user has the operation "
              + brokerUser.ofPlaces().get(0)
              + ", which needs crm.concessionaires: set the dealer's places in SML there");
    }
  }

  /** SML's ids of its places; empty if none are set. */
  public List<Long> concessionaires() {
    return concessionaires(crm);
  }

  private static List<Long> concessionaires(SourceCrm crm) {
    return crm == null ? List.of() : crm.concessionaires();
  }

  /** Returns true if one of its inboxes has this user name. */
  boolean hasMailbox(String username) {
    return inboxes.stream().anyMatch(inbox -> inbox.username().equalsIgnoreCase(username));
  }

  public Placement placement(String id) {
    return new Placement(id, account, source, sources, user);
  }
}

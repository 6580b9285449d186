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
 * One dealer: where its leads come from and where in SML they belong.
 *
 * @param account the SML account, by its key in dealers.yaml
 * @param source the SML source of its leads, by id or by name
 * @param sources other sources, by the provider that a lead names or the mailbox that it came
 *     through
 * @param user whom its leads are assigned to; null leaves that to SML
 * @param queue null where the dealer has no queue
 * @param crm null where no CRM is told
 * @param googleFormKey the key of its Google lead forms; null where they are not asked for one
 * @param repeats what is done with an enquiry that comes again under another id
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
    RepeatPolicy repeats) {
  public Dealer {
    Check.needed("account", account);
    Check.needed("source", source);
    sources = sources == null ? List.of() : List.copyOf(sources);
    inboxes = inboxes == null ? List.of() : List.copyOf(inboxes);
    repeats = repeats != null ? repeats : new RepeatPolicy(null, null);
    if (inboxes.isEmpty() && queue == null && dropFolder == null) {
      throw new IllegalArgumentException(
          "the dealer has no way in: inboxes, queue or drop-folder is needed");
    }
    if (concessionaires(crm).isEmpty() && brokerUser != null && !brokerUser.ofPlaces().isEmpty()) {
      throw new IllegalArgumentException(
          "broker-user may "
              + brokerUser.ofPlaces().get(0)
              + " only with crm.concessionaires: the dealer's places in SML are not known");
    }
  }

  /** SML's ids of its places; empty where they are not said. */
  public List<Long> concessionaires() {
    return concessionaires(crm);
  }

  private static List<Long> concessionaires(SourceCrm crm) {
    return crm == null ? List.of() : crm.concessionaires();
  }

  /** Whether one of its inboxes has this user name. */
  boolean hasMailbox(String username) {
    return inboxes.stream().anyMatch(inbox -> inbox.username().equalsIgnoreCase(username));
  }

  public Placement placement(String id) {
    return new Placement(id, account, source, sources, user);
  }
}

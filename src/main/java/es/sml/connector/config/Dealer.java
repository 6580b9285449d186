package es.sml.connector.config;

import es.sml.connector.callback.dispatch.SourceCrm;
import es.sml.connector.deliver.duplicate.DuplicatePolicy;
import es.sml.connector.door.DoorChannel;
import es.sml.connector.inbox.Inbox;
import es.sml.connector.intake.DealerQueue;
import es.sml.connector.intake.folder.DropFolder;
import es.sml.connector.lead.NameOrId;
import es.sml.connector.setting.Check;
import es.sml.connector.setting.InvalidSettingException;
import es.sml.connector.setting.PersonGroups;
import es.sml.connector.setting.Secret;
import es.sml.connector.sml.mapping.DealerMapping;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One dealer: where its leads come from and where they go in SML. It decides which addresses and
 * names are the dealer's own.
 *
 * @param account Id of one of the accounts.
 * @param source SML source of this dealer's leads: its id, its phone or e-mail address, or its name
 *     in SML, {@code DEALER - ORIGIN - CHANNEL}. The command {@code call list-sources --all} lists
 *     the sources.
 * @param sources Other sources for leads of a provider, of a mailbox or of a channel. The first
 *     rule that fits applies.
 * @param user SML user that the leads are assigned to: id, e-mail address or name. The command
 *     {@code call list-users --all} lists the users. By default SML chooses.
 * @param inboxes Mailboxes. The connector reads a new mail at once. It does not read mails from
 *     before its first start with a mailbox, unless {@code initial-read} changes this.
 * @param queue Queue of the dealer's own programs. Leave it out if no program sends leads. An empty
 *     block, {@code {}}, gives the queue its default name.
 * @param dropFolder Folder for files ({@code .csv}, {@code .eml}, {@code .json}, {@code .xml},
 *     {@code .txt}), the oldest first; docs/drop-folders.md. A stored file goes to {@code
 *     processed/}, a refused one to {@code failed/}. The folder must be outside the data directory.
 * @param channels Channels of the HTTP door ({@code door.enabled}), by an id of your choice: small
 *     letters, digits and hyphens. Each is a URL for one sender: a website's form, Google, Meta and
 *     others; docs/door.md.
 * @param routes With true, the routes in {@code routes/ext} may send leads for this dealer;
 *     docs/recipes/README.md.
 * @param crm Events about the dealer's leads. Leave it out if no program reads them, or they pile
 *     up on the queue. An empty block, {@code {}}, puts them on the queue {@code
 *     crm.<dealer>.status}. Set {@code status-queue}, {@code webhook} or {@code folder} for another
 *     place.
 * @param brokerUser Login of the dealer's programs at the embedded broker ({@code
 *     broker.acceptor}). The programs may send to the dealer's {@code queue} and to {@code
 *     sml.commands}. They may read the status queue and {@code crm.<dealer>.replies}.
 * @param googleFormKey Key that Google sends with the leads of this dealer's lead forms. A lead
 *     with another key becomes a dead letter. By default every key is accepted.
 * @param duplicates Treatment of a duplicate: another id, but the same phone or e-mail and the same
 *     vehicle, within {@code window}. A lead without a vehicle is not a duplicate.
 * @param groups Groups of the identity provider whose persons have rights for this dealer only;
 *     docs/sign-in.md. {@code ops.oidc} has the groups with rights for all dealers.
 */
public record Dealer(
    String account,
    NameOrId source,
    List<DealerMapping.Rule> sources,
    NameOrId user,
    List<Inbox> inboxes,
    DealerQueue queue,
    DropFolder dropFolder,
    LinkedHashMap<String, DoorChannel> channels,
    boolean routes,
    SourceCrm crm,
    DealerLogin brokerUser,
    Secret googleFormKey,
    DuplicatePolicy duplicates,
    PersonGroups groups) {
  public Dealer {
    Check.needed("account", account);
    Check.needed("source", source);
    sources = sources == null ? List.of() : List.copyOf(sources);
    inboxes = inboxes == null ? List.of() : List.copyOf(inboxes);
    duplicates = duplicates != null ? duplicates : new DuplicatePolicy(null, null);
    channels = channels == null ? new LinkedHashMap<>() : channels;
    for (String id : channels.keySet()) {
      if (!id.matches("[a-z0-9][a-z0-9-]{0,63}")) {
        throw new InvalidSettingException(
            "dealers.channel-id",
            "channels: the id of a channel has small letters, digits and hyphens");
      }
    }
    if (inboxes.isEmpty() && queue == null && dropFolder == null && channels.isEmpty() && !routes) {
      throw new InvalidSettingException(
          "dealers.no-source",
          "the dealer has no source of leads: set inboxes, queue, drop-folder,"
              + " channels or routes");
    }
    if (concessionaires(crm).isEmpty() && brokerUser != null && !brokerUser.ofPlaces().isEmpty()) {
      throw new InvalidSettingException(
          "dealers.no-places",
          "broker-user has the operation {0}, which needs crm.concessionaires: set the"
              + " dealer's places in SML there",
          brokerUser.ofPlaces().get(0));
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

  /** Returns its own e-mail addresses, in lower case: its mailboxes' user names, and its source. */
  public Set<String> addresses() {
    return Stream.concat(inboxes.stream().map(Inbox::username), Stream.ofNullable(source.name()))
        .filter(written -> written.indexOf('@') > 0)
        .map(written -> written.strip().toLowerCase(Locale.ROOT))
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Returns its own names: the first part of its source, "DEALER - ORIGIN - CHANNEL". */
  public Set<String> names() {
    String written = source.name() == null ? "" : source.name();
    int end = written.indexOf(" - ");
    return end > 0 ? Set.of(written.substring(0, end).strip()) : Set.of();
  }

  public DealerMapping mapping(String id) {
    List<Long> places = brokerUser == null ? null : concessionaires();
    return new DealerMapping(id, account, source, sources, user, places, openChannels());
  }

  private Set<String> openChannels() {
    return channels.entrySet().stream()
        .filter(channel -> channel.getValue().isOpen())
        .map(Map.Entry::getKey)
        .collect(Collectors.toUnmodifiableSet());
  }
}

package es.sml.connector.config;

import es.sml.connector.callback.dispatch.SourceCrm;
import es.sml.connector.door.DoorChannel;
import es.sml.connector.intake.folder.DropFolder;
import es.sml.connector.ops.access.DealerGroups;
import es.sml.connector.setting.Check;
import es.sml.connector.setting.PersonGroups;
import es.sml.connector.setting.Secret;
import es.sml.connector.sml.Account;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The accounts and dealers of dealers.yaml by their ids, checked, in the order of the file.
 *
 * @param accounts Accounts at SML. Each has an id of your choice: small letters, digits and
 *     hyphens.
 * @param dealers Dealers whose leads go to these accounts. Each has an id of your choice: small
 *     letters, digits and hyphens. Each needs {@code inboxes}, {@code queue}, {@code drop-folder},
 *     {@code channels} or {@code routes}.
 */
public record Dealers(
    LinkedHashMap<String, Account> accounts, LinkedHashMap<String, Dealer> dealers) {
  public Dealers {
    Check.needed("accounts", accounts);
    Check.needed("dealers", dealers);
  }

  /** The keys of the Google lead forms, by dealer. */
  public Map<String, Secret> googleFormKeys() {
    Map<String, Secret> keys = new HashMap<>();
    dealers.forEach(
        (id, dealer) -> {
          if (dealer.googleFormKey() != null) {
            keys.put(id, dealer.googleFormKey());
          }
        });
    return keys;
  }

  /** The CRMs, by dealer. */
  public Map<String, SourceCrm> crms() {
    Map<String, SourceCrm> crms = new LinkedHashMap<>();
    dealers.forEach(
        (id, dealer) -> {
          if (dealer.crm() != null) {
            crms.put(id, dealer.crm());
          }
        });
    return crms;
  }

  /** The drop folders, by dealer. */
  public Map<String, DropFolder> dropFolders() {
    Map<String, DropFolder> folders = new LinkedHashMap<>();
    dealers.forEach(
        (id, dealer) -> {
          if (dealer != null && dealer.dropFolder() != null) {
            folders.put(id, dealer.dropFolder());
          }
        });
    return folders;
  }

  /** The folders for the events of CRMs, by dealer. */
  public Map<String, Path> crmFolders() {
    Map<String, Path> folders = new LinkedHashMap<>();
    dealers.forEach(
        (id, dealer) -> {
          if (dealer != null && dealer.crm() != null && dealer.crm().folder() != null) {
            folders.put(id, dealer.crm().folder());
          }
        });
    return folders;
  }

  /** The dealer of each mailbox. */
  public Map<String, String> mailboxes() {
    Map<String, String> mailboxes = new LinkedHashMap<>();
    dealers.forEach(
        (id, dealer) -> dealer.inboxes().forEach(inbox -> mailboxes.put(inbox.nameAt(id), id)));
    return mailboxes;
  }

  /** The channels of the door by DEALER/CHANNEL. */
  public Map<String, DoorChannel> channels() {
    Map<String, DoorChannel> channels = new LinkedHashMap<>();
    dealers.forEach(
        (id, dealer) ->
            dealer.channels().forEach((name, channel) -> channels.put(id + "/" + name, channel)));
    return channels;
  }

  /** The channel of DEALER/CHANNEL; null if there is none. */
  public DoorChannel channel(String name) {
    int slash = name.indexOf('/');
    Dealer dealer = slash < 0 ? null : dealers.get(name.substring(0, slash));
    return dealer == null ? null : dealer.channels().get(name.substring(slash + 1));
  }

  /** The id of each dealer's account. */
  public Map<String, String> accountsByDealer() {
    Map<String, String> accountsByDealer = new HashMap<>();
    dealers.forEach((id, dealer) -> accountsByDealer.put(id, dealer.account()));
    return accountsByDealer;
  }

  /** The ids of the dealers whose leads the routes in routes/ext may send. */
  public Set<String> withRoutes() {
    Set<String> ids = new TreeSet<>();
    dealers.forEach(
        (id, dealer) -> {
          if (dealer.routes()) {
            ids.add(id);
          }
        });
    return ids;
  }

  /** The groups of persons with rights for some dealers. */
  public DealerGroups groups() {
    Map<String, PersonGroups> ofAccounts = new LinkedHashMap<>();
    accounts.forEach((id, account) -> put(ofAccounts, id, account.groups()));
    Map<String, PersonGroups> ofDealers = new LinkedHashMap<>();
    dealers.forEach((id, dealer) -> put(ofDealers, id, dealer.groups()));
    return new DealerGroups(ofAccounts, ofDealers, accountsByDealer());
  }

  private static void put(Map<String, PersonGroups> all, String id, PersonGroups groups) {
    if (groups != null) {
      all.put(id, groups);
    }
  }

  /** SML's environment of each account, as the file writes it. */
  public Map<String, String> environments() {
    Map<String, String> environments = new HashMap<>();
    accounts.forEach((id, account) -> environments.put(id, account.environment().word()));
    return environments;
  }
}

package es.sml.connector.runtime.queue;

import es.sml.connector.broker.Broker;
import es.sml.connector.broker.setting.BrokerLayout;
import es.sml.connector.broker.setting.BrokerLimits;
import es.sml.connector.callback.dispatch.SourceCrm;
import es.sml.connector.command.Command;
import es.sml.connector.config.Configuration;
import es.sml.connector.config.Dealer;
import es.sml.connector.config.Dealers;
import es.sml.connector.config.Settings;
import es.sml.connector.door.fetch.LeadIds;
import es.sml.connector.ops.retention.RetentionSettings;
import es.sml.connector.pause.PauseKind;
import es.sml.connector.pause.Pauses;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The queues of the accounts and dealers, with their permissions. It decides how long their
 * messages are kept, and how many commands an account runs in parallel.
 */
public final class DealerQueues {
  /** Prefix of the inbound queues. */
  static final String INBOUND = "leads.inbound.";

  private static final String DEAD = "leads.dead";
  private static final String PARKED = "leads.parked";
  private static final String DISMISSED = "leads.dismissed";

  /**
   * Number of commands that an account runs in parallel; commands of one lead share a partition.
   */
  public static final int COMMAND_PARTITIONS = 4;

  private DealerQueues() {}

  /** Returns the queues of each account's waiting leads. */
  public static Map<String, Set<String>> waitedOn(Dealers dealers) {
    Map<String, Set<String>> queues = new TreeMap<>();
    for (String account : dealers.accounts().keySet()) {
      queues.put(account, new TreeSet<>(Set.of(INBOUND + account)));
    }
    dealers
        .dealers()
        .forEach((id, dealer) -> queues.get(dealer.account()).addAll(sendsTo(id, dealer)));
    return queues;
  }

  /** Returns the queues that nothing consumes while an account or a dealer is paused. */
  public static Map<PauseKind, Map<String, Set<String>>> pausable(Dealers dealers) {
    Map<String, Set<String>> ofDealers = new TreeMap<>();
    dealers.dealers().forEach((id, dealer) -> ofDealers.put(id, sendsTo(id, dealer)));
    return Map.of(PauseKind.ACCOUNT, waitedOn(dealers), PauseKind.DEALER, ofDealers);
  }

  /** Returns the queues of waiting leads, without those of paused accounts and dealers. */
  public static Set<String> notPaused(Dealers dealers, Pauses pauses) {
    Set<String> queues = new TreeSet<>();
    waitedOn(dealers).values().forEach(queues::addAll);
    pausable(dealers)
        .forEach(
            (kind, all) ->
                pauses
                    .names(kind)
                    .forEach(name -> queues.removeAll(all.getOrDefault(name, Set.of()))));
    return queues;
  }

  /**
   * Returns whether a pause may keep leads of a dealer. A source has no mailbox or channel of its
   * own, so the pause of one counts for all sources.
   */
  public static boolean keepsLeads(Dealers dealers, Pauses pauses, String dealer) {
    return pauses.isPaused(PauseKind.DEALER, dealer)
        || pauses.isPaused(PauseKind.ACCOUNT, dealers.accountsByDealer().get(dealer))
        || Stream.of(PauseKind.MAILBOX, PauseKind.CHANNEL)
            .flatMap(kind -> pauses.names(kind).stream())
            .anyMatch(name -> name.startsWith(dealer + "/"));
  }

  public static Map<String, String> replies(Dealers dealers) {
    Map<String, String> queues = new TreeMap<>();
    dealers
        .dealers()
        .forEach(
            (id, dealer) -> {
              if (isSpokenTo(dealer)) {
                queues.put(id, replies(id));
              }
            });
    return queues;
  }

  public static Set<String> all(BrokerLayout layout) {
    Set<String> all = layout.allQueues();
    all.add(Broker.LAST_RESORT);
    return all;
  }

  /** Returns the queues and logins that a configuration needs. */
  public static BrokerLayout layout(Configuration configuration) {
    return layout(configuration.dealers(), configuration.settings());
  }

  private static BrokerLayout layout(Dealers dealers, Settings settings) {
    Set<String> queues = new TreeSet<>(Set.of(DEAD, PARKED, DISMISSED, PausedLeads.QUEUE));
    Set<String> replies = new TreeSet<>();
    Set<String> oneAtATime = new TreeSet<>(Set.of(Command.QUEUE));
    List<BrokerLayout.Login> logins = new ArrayList<>();
    for (String account : dealers.accounts().keySet()) {
      queues.add(INBOUND + account);
      for (int partition = 0; partition < COMMAND_PARTITIONS; partition++) {
        oneAtATime.add(Command.queue(account, partition));
      }
    }
    dealers
        .dealers()
        .forEach(
            (id, dealer) -> {
              Set<String> sends = sendsTo(id, dealer);
              Set<String> reads = reads(id, dealer);
              queues.addAll(sends);
              queues.addAll(ofIds(id, dealer));
              queues.addAll(reads);
              if (isSpokenTo(dealer)) {
                replies.add(replies(id));
              }
              if (dealer.brokerUser() != null) {
                sends.add(Command.QUEUE);
                reads.add(replies(id));
                logins.add(new BrokerLayout.Login(dealer.brokerUser().user(), sends, reads));
              }
            });
    return new BrokerLayout(
        settings.dataDirectory().resolve("broker"),
        queues,
        oneAtATime,
        replies,
        logins,
        new BrokerLimits(
            settings.intake().maxMessageSize(), keptFor(dealers, settings), forPrograms(dealers)));
  }

  // The queues of the ids of leads that are fetched.
  private static Set<String> ofIds(String id, Dealer dealer) {
    Set<String> queues = new TreeSet<>();
    dealer
        .channels()
        .forEach(
            (name, channel) -> {
              if (channel.kind().isFetched()) {
                queues.add(LeadIds.queue(channel.kind(), id, name));
              }
            });
    return queues;
  }

  private static Set<String> forPrograms(Dealers dealers) {
    Set<String> queues = new TreeSet<>(ofLeads(dealers).keySet());
    queues.add(Command.QUEUE);
    return queues;
  }

  public static Map<String, String> ofLeads(Dealers dealers) {
    Map<String, String> queues = new TreeMap<>();
    dealers
        .dealers()
        .forEach((id, dealer) -> sendsTo(id, dealer).forEach(queue -> queues.put(queue, id)));
    return queues;
  }

  // Old messages that a dealer's program does not consume are useless personal data.
  private static Map<String, Duration> keptFor(Dealers dealers, Settings settings) {
    RetentionSettings retention = settings.retention();
    Map<String, Duration> times = new TreeMap<>(Map.of(DISMISSED, settings.retention().nonLeads()));
    dealers
        .dealers()
        .forEach(
            (id, dealer) -> {
              reads(id, dealer).forEach(queue -> times.put(queue, retention.personalData()));
              times.put(replies(id), retention.replies());
            });
    return times;
  }

  // A dealer with mailboxes only has no program; thousands of unused queues would cost memory.
  private static boolean isSpokenTo(Dealer dealer) {
    return dealer.brokerUser() != null || dealer.crm() != null || dealer.queue() != null;
  }

  /** Returns the queue of replies to messages without a JMSReplyTo. */
  public static String replies(String dealer) {
    return "crm." + dealer + ".replies";
  }

  /**
   * Returns the queues of replies and events, and the broker's own queue for undeliverable
   * messages.
   */
  public static Set<String> read(Dealers dealers, String id) {
    Set<String> queues = new TreeSet<>(Set.of(Broker.LAST_RESORT));
    Dealer dealer = dealers.dealers().get(id);
    if (dealer != null && isSpokenTo(dealer)) {
      queues.addAll(reads(id, dealer));
      queues.add(replies(id));
    }
    return queues;
  }

  private static Set<String> sendsTo(String id, Dealer dealer) {
    return dealer.queue() == null
        ? new TreeSet<>()
        : new TreeSet<>(Set.of(dealer.queue().nameFor(id)));
  }

  private static Set<String> reads(String id, Dealer dealer) {
    return dealer.crm() == null || dealer.crm().channel() != SourceCrm.Channel.QUEUE
        ? new TreeSet<>()
        : new TreeSet<>(Set.of(dealer.crm().statusQueueFor(id)));
  }
}

package es.sml.connector.broker.check;

import static es.sml.connector.broker.check.NeededSetting.need;
import static java.util.function.Predicate.not;
import static org.apache.activemq.artemis.core.settings.impl.AddressFullMessagePolicy.PAGE;

import es.sml.connector.language.LocalizedText;
import java.util.List;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.apache.activemq.artemis.core.settings.impl.DiskFullMessagePolicy;
import org.apache.activemq.artemis.core.settings.impl.PageFullMessagePolicy;

/**
 * The values that the delivery guarantee needs for a queue of an external broker. Each has the
 * consequence of another value.
 */
final class QueueSettings {
  /** Artemis's default size of the duplicate id cache; duplicate detection needs no less. */
  static final int DUPLICATE_IDS = 20_000;

  static final LocalizedText FEW_IDS =
      LocalizedText.of("broker.few-ids", "the broker soon forgets duplicate ids");

  private static final LocalizedText TOO_OLD =
      LocalizedText.of(
          "broker.too-old", "the broker removes messages that have no time to live of their own");

  static final NeededSetting<AddressSettings> ATTEMPTS =
      need("max-delivery-attempts", AddressSettings::getMaxDeliveryAttempts, -1)
          .otherwise(
              LocalizedText.of(
                  "broker.attempts",
                  "after that many attempts the broker removes a message, and its lead with it"));

  /** Settings of the address. */
  static final List<NeededSetting<AddressSettings>> OF_ADDRESS =
      List.of(
          ATTEMPTS,
          need("redelivery-delay", AddressSettings::getRedeliveryDelay, 0L)
              .where(CheckedQueue::isOrdered)
              .otherwise(
                  LocalizedText.of(
                      "broker.overtakes", "the next command overtakes a redelivered one")),
          need("address-full-policy", AddressSettings::getAddressFullMessagePolicy, PAGE)
              .otherwise(
                  LocalizedText.of(
                      "broker.full-address",
                      "a full address loses, rejects or blocks messages instead of storing them on"
                          + " disk")),
          need("page-full-policy", QueueSettings::pageFull, "FAIL")
              .otherwise(
                  LocalizedText.of("broker.full-lost", "messages to a full address are lost")),
          need("disk-full-policy", QueueSettings::diskFull, "BLOCK")
              .otherwise(
                  LocalizedText.of("broker.full-disk", "messages are lost while the disk is full")),
          need("auto-delete-addresses", AddressSettings::isAutoDeleteAddresses, false)
              .otherwise(
                  LocalizedText.of(
                      "broker.deleted-address", "a deleted address loses its duplicate ids")),
          need("id-cache-size", QueueSettings::duplicateIds, DUPLICATE_IDS).otherwise(FEW_IDS),
          need("expiry-delay", AddressSettings::getExpiryDelay, -1L)
              .where(not(CheckedQueue::isExpiring))
              .otherwise(TOO_OLD),
          need("max-expiry-delay", AddressSettings::getMaxExpiryDelay, -1L)
              .where(not(CheckedQueue::isExpiring))
              .otherwise(TOO_OLD),
          need("min-expiry-delay", AddressSettings::getMinExpiryDelay, -1L)
              .where(not(CheckedQueue::isExpiring))
              .otherwise(TOO_OLD),
          need("no-expiry", AddressSettings::isNoExpiry, true)
              .where(CheckedQueue::isOfPrograms)
              .otherwise(
                  LocalizedText.of(
                      "broker.sender-expiry",
                      "the broker removes a message after its sender's time to live, even while SML"
                          + " is down")));

  /** Properties of an existing or future queue. */
  static final List<NeededSetting<AddressSettings>> OF_QUEUE =
      List.of(
          need("default-exclusive-queue", AddressSettings::isDefaultExclusiveQueue, true)
              .where(CheckedQueue::isOrdered)
              .otherwise(
                  LocalizedText.of(
                      "broker.not-exclusive", "is not exclusive: commands overtake each other")),
          need("default-exclusive-queue", AddressSettings::isDefaultExclusiveQueue, false)
              .where(not(CheckedQueue::isOrdered))
              .otherwise(
                  LocalizedText.of(
                      "broker.exclusive", "is exclusive: one consumer gets everything")),
          need("default-max-consumers", AddressSettings::getDefaultMaxConsumers, -1)
              .otherwise(LocalizedText.of("broker.few-consumers", "accepts only {0} consumers")),
          need("default-last-value-queue", AddressSettings::isDefaultLastValueQueue, false)
              .otherwise(
                  LocalizedText.of("broker.last-value", "keeps only the last of several messages")),
          need("default-non-destructive", AddressSettings::isDefaultNonDestructive, false)
              .otherwise(LocalizedText.of("broker.keeps-consumed", "keeps consumed messages")),
          need("default-purge-on-no-consumers", AddressSettings::isDefaultPurgeOnNoConsumers, false)
              .otherwise(LocalizedText.of("broker.purged", "is purged without a consumer")),
          need("auto-delete-queues", AddressSettings::isAutoDeleteQueues, false)
              .otherwise(LocalizedText.of("broker.deleted", "is deleted without a consumer")),
          need("default-ring-size", AddressSettings::getDefaultRingSize, -1L)
              .where(not(CheckedQueue::isForReplies))
              .otherwise(
                  LocalizedText.of(
                      "broker.drops-oldest", "drops its oldest messages (ring-size)")));

  private QueueSettings() {}

  private static String pageFull(AddressSettings settings) {
    return settings.getPageFullMessagePolicy() == PageFullMessagePolicy.DROP ? "DROP" : "FAIL";
  }

  private static String diskFull(AddressSettings settings) {
    return settings.getDiskFullMessagePolicy() == DiskFullMessagePolicy.DROP ? "DROP" : "BLOCK";
  }

  private static int duplicateIds(AddressSettings settings) {
    Integer size = settings.getIDCacheSize();
    return size == null ? DUPLICATE_IDS : Math.min(size, DUPLICATE_IDS);
  }
}

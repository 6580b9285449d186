package es.sml.connector.broker.check;

import static org.apache.activemq.artemis.core.settings.impl.AddressFullMessagePolicy.PAGE;

import es.sml.connector.broker.Broker;
import es.sml.connector.broker.setting.BrokerLayout;
import java.util.Objects;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.apache.activemq.artemis.core.settings.impl.DiskFullMessagePolicy;
import org.apache.activemq.artemis.core.settings.impl.PageFullMessagePolicy;

/** Checks the address settings of a queue. */
final class AddressSettingRules {
  /** Artemis's default size of the duplicate id cache; duplicate detection needs no less. */
  static final int DUPLICATE_IDS = 20_000;

  private static final String ENDS =
      "the broker removes a message after its sender's time to live, even while SML is down";
  private static final String TOO_OLD =
      "the broker removes messages that have no time to live of their own";

  private final BrokerFindings findings;
  private final String queue;

  private static final String NO_LIMIT =
      "a dealer's program can fill the disk; set <page-limit-bytes>1G</page-limit-bytes> and"
          + " <page-full-policy>FAIL</page-full-policy>";

  private AddressSettingRules(BrokerFindings findings, String queue) {
    this.findings = findings;
    this.queue = queue;
  }

  static void check(
      AddressSettings is,
      String queue,
      QueueUse use,
      BrokerLayout layout,
      BrokerFindings findings) {
    AddressSettingRules rules = new AddressSettingRules(findings, queue);
    rules.checkDeliveries(is, use);
    rules.checkKeeping(is);
    if (layout.limits().timesToLive().containsKey(queue)) {
      rules.checkEnd(is);
    } else {
      rules.checkEndless(is);
    }
    if (layout.limits().programQueues().contains(queue)) {
      rules.need("no-expiry", is.isNoExpiry(), true, ENDS);
    }
    if (layout.isFedByDealers(queue) && is.getPageLimitBytes() == null) {
      findings.note(queue, "page-limit-bytes is not set: " + NO_LIMIT);
    }
  }

  /** Checks the queue of messages that the broker moved; the connector consumes their leads. */
  static void checkLastResort(AddressSettings is, BrokerFindings findings) {
    new AddressSettingRules(findings, Broker.LAST_RESORT).checkAttempts(is);
  }

  private void checkAttempts(AddressSettings is) {
    need(
        "max-delivery-attempts",
        is.getMaxDeliveryAttempts(),
        -1,
        "after that many attempts the broker removes a message, and its lead with it");
  }

  private void checkDeliveries(AddressSettings is, QueueUse use) {
    checkAttempts(is);
    if (use == QueueUse.ONE_AT_A_TIME) {
      need(
          "redelivery-delay",
          is.getRedeliveryDelay(),
          0L,
          "the next command overtakes a redelivered one");
    } else if (is.getRedeliveryDelay() <= 0) {
      findings.note(
          queue,
          "redelivery-delay is 0: the broker redelivers a message without a delay; set"
              + " <redelivery-delay>500</redelivery-delay> and, with a"
              + " <redelivery-delay-multiplier>, <max-redelivery-delay>30000</max-redelivery-delay>");
    }
  }

  private void checkKeeping(AddressSettings is) {
    need(
        "address-full-policy",
        is.getAddressFullMessagePolicy(),
        PAGE,
        "a full address loses, rejects or blocks messages instead of storing them on disk");
    if (is.getPageFullMessagePolicy() == PageFullMessagePolicy.DROP) {
      need("page-full-policy", "DROP", "FAIL", "messages to a full address are lost");
    }
    if (is.getDiskFullMessagePolicy() == DiskFullMessagePolicy.DROP) {
      need("disk-full-policy", "DROP", "BLOCK", "messages are lost while the disk is full");
    }
    need(
        "auto-delete-addresses",
        is.isAutoDeleteAddresses(),
        false,
        "a deleted address loses its duplicate ids");
    if (is.getIDCacheSize() != null && is.getIDCacheSize() < DUPLICATE_IDS) {
      need(
          "id-cache-size",
          is.getIDCacheSize(),
          DUPLICATE_IDS,
          "the broker soon forgets duplicate ids");
    }
  }

  private void checkEndless(AddressSettings is) {
    need("expiry-delay", is.getExpiryDelay(), -1L, TOO_OLD);
    need("max-expiry-delay", is.getMaxExpiryDelay(), -1L, TOO_OLD);
    need("min-expiry-delay", is.getMinExpiryDelay(), -1L, TOO_OLD);
  }

  private void checkEnd(AddressSettings is) {
    if (is.getExpiryDelay() == -1) {
      findings.note(
          queue,
          "expiry-delay is -1: messages that no program consumes keep customers' data"
              + " permanently; set <expiry-delay> in ms, as in broker-fragment.xml");
    }
  }

  private void need(String setting, Object is, Object wanted, String because) {
    if (!Objects.equals(is, wanted)) {
      findings.fault(
          queue,
          "%s is %s: %s; set <%1$s>%s</%1$s> in the address-setting that matches it"
              .formatted(setting, is, because, wanted));
    }
  }
}

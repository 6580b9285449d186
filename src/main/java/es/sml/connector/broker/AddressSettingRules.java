package es.sml.connector.broker;

import static org.apache.activemq.artemis.core.settings.impl.AddressFullMessagePolicy.PAGE;

import java.util.Objects;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.apache.activemq.artemis.core.settings.impl.DiskFullMessagePolicy;
import org.apache.activemq.artemis.core.settings.impl.PageFullMessagePolicy;

/** What the settings of a queue's address must be, and why. */
final class AddressSettingRules {
  /** What is remembered of duplicates where nobody says otherwise, and what a repeat needs. */
  static final int DUPLICATE_IDS = 20_000;

  private static final String ENDS =
      "the broker removes a message once its sender's time to live is over, also while SML is away";
  private static final String TOO_OLD =
      "messages that have no end of their own become too old and are taken away";

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

  /** Checks the queue of messages that the broker itself moved; the connector takes its leads. */
  static void checkLastResort(AddressSettings is, BrokerFindings findings) {
    new AddressSettingRules(findings, Broker.LAST_RESORT).checkAttempts(is);
  }

  private void checkAttempts(AddressSettings is) {
    need(
        "max-delivery-attempts",
        is.getMaxDeliveryAttempts(),
        -1,
        "after so many the broker takes a message away, whatever became of its lead");
  }

  private void checkDeliveries(AddressSettings is, QueueUse use) {
    checkAttempts(is);
    if (use == QueueUse.ONE_AT_A_TIME) {
      need(
          "redelivery-delay",
          is.getRedeliveryDelay(),
          0L,
          "the next command overtakes one that comes back");
    } else if (is.getRedeliveryDelay() <= 0) {
      findings.note(
          queue,
          "redelivery-delay is 0: a message that comes back is offered again without a pause; set"
              + " <redelivery-delay>500</redelivery-delay> and, with a"
              + " <redelivery-delay-multiplier>, <max-redelivery-delay>30000</max-redelivery-delay>");
    }
  }

  private void checkKeeping(AddressSettings is) {
    need(
        "address-full-policy",
        is.getAddressFullMessagePolicy(),
        PAGE,
        "a full address loses, refuses or holds up what is sent to it, in place of keeping it on"
            + " disk");
    if (is.getPageFullMessagePolicy() == PageFullMessagePolicy.DROP) {
      need("page-full-policy", "DROP", "FAIL", "what is sent to a full address is lost");
    }
    if (is.getDiskFullMessagePolicy() == DiskFullMessagePolicy.DROP) {
      need("disk-full-policy", "DROP", "BLOCK", "what is sent while the disk is full is lost");
    }
    need(
        "auto-delete-addresses",
        is.isAutoDeleteAddresses(),
        false,
        "with an address goes what the broker knows of duplicates");
    if (is.getIDCacheSize() != null && is.getIDCacheSize() < DUPLICATE_IDS) {
      need(
          "id-cache-size", is.getIDCacheSize(), DUPLICATE_IDS, "a repeat is soon not known as one");
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
          "expiry-delay is -1: messages that no program reads keep customers' data for ever; set"
              + " <expiry-delay> in ms, as the fragment has it");
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

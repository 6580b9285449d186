package es.sml.connector.broker.check;

import es.sml.connector.broker.client.BrokerConnections;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;

/** Checks the broker-wide settings. */
final class BrokerRules {
  private final BrokerManagement broker;
  private final BrokerFindings findings;

  private BrokerRules(BrokerManagement broker, BrokerFindings findings) {
    this.broker = broker;
    this.findings = findings;
  }

  static void check(BrokerManagement broker, boolean trustsUnknownUsers, BrokerFindings findings)
      throws Exception {
    BrokerRules rules = new BrokerRules(broker, findings);
    rules.needTrue("PersistenceEnabled", "persistence-enabled", "messages are lost at a restart");
    rules.needTrue(
        "JournalSyncTransactional",
        "journal-sync-transactional",
        "the broker confirms messages that are not on disk yet");
    rules.needTrue(
        "JournalSyncNonTransactional",
        "journal-sync-non-transactional",
        "the broker confirms messages that are not on disk yet");
    rules.needTrue(
        "PersistIDCache", "persist-id-cache", "the broker forgets duplicate ids at a restart");
    rules.checkDuplicateIds();
    rules.checkSilence();
    rules.checkUsers(trustsUnknownUsers);
    if (!rules.is("SecurityEnabled")) {
      findings.note(
          "security-enabled is false: any program on the network may send and consume leads; set"
              + " <security-enabled>true</security-enabled>");
    }
  }

  /** Checks the settings of a queue name that no address setting names. */
  static void checkUnknownNames(AddressSettings settings, BrokerFindings findings) {
    if (settings.isAutoCreateQueues() || settings.isAutoCreateAddresses()) {
      findings.note(
          "auto-create-queues or auto-create-addresses is true for any name: a queue name in a"
              + " message can create a permanent queue; set both to false in <address-setting"
              + " match=\"#\">, unless other programs need it");
    }
  }

  private void checkUsers(boolean trusted) throws Exception {
    if (broker.vouchesForUsers()) {
      return;
    }
    if (trusted) {
      findings.note(
          "populate-validated-user is false, and broker.trust-unknown-users is true: a program that"
              + " may send commands may send them for any dealer");
    } else {
      findings.fault(
          "populate-validated-user is false: the connector rejects every command, because the"
              + " sender is unknown; set <populate-validated-user>true</populate-validated-user>");
    }
  }

  private void needTrue(String attribute, String setting, String because) throws Exception {
    if (!is(attribute)) {
      findings.fault("%s is false: %s; set <%1$s>true</%1$s>".formatted(setting, because));
    }
  }

  private void checkDuplicateIds() throws Exception {
    long remembered = number("IDCacheSize");
    if (remembered < AddressSettingRules.DUPLICATE_IDS) {
      findings.fault(
          "id-cache-size is %d: the broker soon forgets duplicate ids; set <id-cache-size>%d</id-cache-size>"
              .formatted(remembered, AddressSettingRules.DUPLICATE_IDS));
    }
  }

  private void checkSilence() throws Exception {
    long override = number("ConnectionTTLOverride");
    long wanted = BrokerConnections.LONGEST_SILENCE;
    if (override > wanted) {
      findings.fault(
          "connection-ttl-override is %d: leads of a dead node wait that many ms for another node; remove it, or set %d"
              .formatted(override, wanted));
    } else if (override != -1 && override < wanted / 2) {
      findings.fault(
          "connection-ttl-override is %d: the broker cuts slow connections after that many ms; remove it, or set %d"
              .formatted(override, wanted));
    }
  }

  private boolean is(String attribute) throws Exception {
    return Boolean.TRUE.equals(broker.attribute(attribute));
  }

  private long number(String attribute) throws Exception {
    return ((Number) broker.attribute(attribute)).longValue();
  }
}

package es.sml.connector.broker;

import org.apache.activemq.artemis.core.settings.impl.AddressSettings;

/** How a broker must be set up as a whole, and why. */
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
    rules.needTrue(
        "PersistenceEnabled", "persistence-enabled", "what is on a queue is lost at a restart");
    rules.needTrue(
        "JournalSyncTransactional",
        "journal-sync-transactional",
        "the broker confirms what is not on disk yet");
    rules.needTrue(
        "JournalSyncNonTransactional",
        "journal-sync-non-transactional",
        "the broker confirms what is not on disk yet");
    rules.needTrue(
        "PersistIDCache", "persist-id-cache", "after a restart a repeat is not known as one");
    rules.checkDuplicateIds();
    rules.checkSilence();
    rules.checkUsers(trustsUnknownUsers);
    if (!rules.is("SecurityEnabled")) {
      findings.note(
          "security-enabled is false: whoever reaches the broker may send leads and take them");
    }
  }

  /** What becomes of a name that is in no setting, by those that it would have. */
  static void checkUnknownNames(AddressSettings settings, BrokerFindings findings) {
    if (settings.isAutoCreateQueues() || settings.isAutoCreateAddresses()) {
      findings.note(
          "auto-create-queues or auto-create-addresses is true for a queue of any name: a name in a"
              + " message can make a queue that stays; set both to false in <address-setting"
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
              + " may send commands may command for any dealer");
    } else {
      findings.fault(
          "populate-validated-user is false: every command is refused, since the broker does not"
              + " say who sent it; set <populate-validated-user>true</populate-validated-user>");
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
          "id-cache-size is %d: a repeat is soon not known as one; set <id-cache-size>%d</id-cache-size>"
              .formatted(remembered, AddressSettingRules.DUPLICATE_IDS));
    }
  }

  private void checkSilence() throws Exception {
    long override = number("ConnectionTTLOverride");
    long wanted = BrokerConnections.LONGEST_SILENCE;
    if (override > wanted) {
      findings.fault(
          "connection-ttl-override is %d: so many ms the leads of a dead machine wait before another takes them; remove it, or set %d"
              .formatted(override, wanted));
    } else if (override != -1 && override < wanted / 2) {
      findings.fault(
          "connection-ttl-override is %d: so soon a connection is cut that is only slow; remove it, or set %d"
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

package es.sml.connector.broker.check;

import static es.sml.connector.broker.check.NeededSetting.need;

import es.sml.connector.broker.client.BrokerConnections;
import es.sml.connector.language.LocalizedText;
import java.lang.module.ModuleDescriptor;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;

/**
 * Checks the settings of the whole external broker: disk, duplicate ids, users, silence of
 * connections. Each text names the remedy.
 */
final class BrokerRules {
  private static final String FIRST_SAFE = "2.57";
  private static final Pattern VERSION = Pattern.compile("\\d+\\.\\d+");
  private static final LocalizedText FORM =
      LocalizedText.of("broker.setting", "{0} is {1}: {2}; set <{0}>{3}</{0}>");
  private static final LocalizedText NOT_ON_DISK =
      LocalizedText.of(
          "broker.not-on-disk", "the broker confirms messages that are not on disk yet");

  private static final List<NeededSetting<BrokerManagement>> NEEDED =
      List.of(
          attribute("persistence-enabled", "PersistenceEnabled")
              .otherwise(LocalizedText.of("broker.not-kept", "messages are lost at a restart")),
          attribute("journal-sync-transactional", "JournalSyncTransactional")
              .otherwise(NOT_ON_DISK),
          attribute("journal-sync-non-transactional", "JournalSyncNonTransactional")
              .otherwise(NOT_ON_DISK),
          attribute("persist-id-cache", "PersistIDCache")
              .otherwise(
                  LocalizedText.of(
                      "broker.ids-not-kept", "the broker forgets duplicate ids at a restart")),
          need("id-cache-size", BrokerRules::duplicateIds, (long) QueueSettings.DUPLICATE_IDS)
              .otherwise(QueueSettings.FEW_IDS));

  private BrokerRules() {}

  static void check(BrokerManagement broker, boolean trustsUnknownUsers, BrokerFindings findings)
      throws Exception {
    for (NeededSetting<BrokerManagement> need : NEEDED) {
      need.fault(broker, FORM).ifPresent(findings::fault);
    }
    checkServer(
        String.valueOf(broker.attribute("Version")),
        String.valueOf(broker.attribute("JournalType")),
        findings);
    checkSilence(broker.number("ConnectionTTLOverride"), findings);
    if (!broker.vouchesForUsers()) {
      checkUsers(trustsUnknownUsers, findings);
    }
    if (!Boolean.TRUE.equals(broker.attribute("SecurityEnabled"))) {
      findings.note(
          LocalizedText.of(
              "broker.not-secure",
              "security-enabled is false: any program on the network may send and consume leads; set"
                  + " <security-enabled>true</security-enabled>"));
    }
  }

  /** Notes a server with a known fault, and a journal that may confirm what it could not write. */
  static void checkServer(String version, String journal, BrokerFindings findings) {
    Matcher numbers = VERSION.matcher(version);
    if (numbers.lookingAt()
        && ModuleDescriptor.Version.parse(numbers.group())
                .compareTo(ModuleDescriptor.Version.parse(FIRST_SAFE))
            < 0) {
      findings.note(
          LocalizedText.of(
              "broker.old-server",
              "the server is Artemis {0}: a program that reaches its port can take over a session"
                  + " (CVE-2026-57967); update it to {1} or later",
              numbers.group(),
              FIRST_SAFE));
    }
    if (!journal.equals("ASYNCIO")) {
      findings.note(
          LocalizedText.of(
              "broker.journal",
              "journal-type is {0}: on a full disk the broker can confirm a message that it did not"
                  + " write; set <journal-type>ASYNCIO</journal-type>, and install libaio, which it needs,"
                  + " beside the broker; or keep room on the disk",
              journal));
    }
  }

  /** Checks the settings of a queue name that no address setting names. */
  static void checkUnknownNames(AddressSettings settings, BrokerFindings findings) {
    if (settings.isAutoCreateQueues() || settings.isAutoCreateAddresses()) {
      findings.note(
          LocalizedText.of(
              "broker.any-name",
              "auto-create-queues or auto-create-addresses is true for any name: a queue name in a"
                  + " message can create a permanent queue; set both to false in <address-setting"
                  + " match=\"#\">, unless other programs need it"));
    }
  }

  private static NeededSetting<BrokerManagement> attribute(String setting, String attribute) {
    return need(setting, (BrokerManagement broker) -> broker.attribute(attribute), true);
  }

  private static long duplicateIds(BrokerManagement broker) throws Exception {
    return Math.min(broker.number("IDCacheSize"), QueueSettings.DUPLICATE_IDS);
  }

  private static void checkUsers(boolean trusted, BrokerFindings findings) {
    if (trusted) {
      findings.note(
          LocalizedText.of(
              "broker.users-trusted",
              "populate-validated-user is false, and broker.trust-unknown-users is true: a program"
                  + " that may send commands may send them for any dealer"));
    } else {
      findings.fault(
          LocalizedText.of(
              "broker.users-unknown",
              "populate-validated-user is false: the connector rejects every command, because the"
                  + " sender is unknown; set"
                  + " <populate-validated-user>true</populate-validated-user>"));
    }
  }

  private static void checkSilence(long override, BrokerFindings findings) {
    long wanted = BrokerConnections.LONGEST_SILENCE;
    if (override > wanted) {
      findings.fault(
          LocalizedText.of(
              "broker.long-silence",
              "connection-ttl-override is {0}: leads of a dead node wait that many ms for another"
                  + " node; remove it, or set {1}",
              override,
              wanted));
    } else if (override != -1 && override < wanted / 2) {
      findings.fault(
          LocalizedText.of(
              "broker.short-silence",
              "connection-ttl-override is {0}: the broker cuts slow connections after that many ms;"
                  + " remove it, or set {1}",
              override,
              wanted));
    }
  }
}

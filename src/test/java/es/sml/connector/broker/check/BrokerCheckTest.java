package es.sml.connector.broker.check;

import static org.assertj.core.api.Assertions.assertThat;

import es.sml.connector.broker.setting.BrokerLayout;
import es.sml.connector.broker.setting.BrokerLimits;
import es.sml.connector.broker.setting.BrokerSettings;
import es.sml.connector.broker.setting.BrokerUser;
import es.sml.connector.setting.ByteSize;
import es.sml.connector.setting.Secret;
import es.sml.connector.testing.FreePorts;
import es.sml.connector.testing.server.NetworkBroker;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.settings.impl.AddressFullMessagePolicy;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.apache.activemq.artemis.core.settings.impl.DiskFullMessagePolicy;
import org.apache.activemq.artemis.core.settings.impl.PageFullMessagePolicy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
class BrokerCheckTest {
  private static final Set<String> SHARED =
      Set.of(
          "crm.norte.status",
          "dealers.norte.leads",
          "leads.dead",
          "leads.dismissed",
          "leads.inbound.main",
          "leads.parked");
  private static final BrokerLayout LAYOUT =
      new BrokerLayout(
          Path.of("unused"),
          SHARED,
          Set.of("sml.commands", "sml.commands.0"),
          Set.of("crm.norte.replies"),
          List.of(
              new BrokerLayout.Login(
                  new BrokerUser("norte", new Secret("norte")),
                  Set.of("dealers.norte.leads", "sml.commands"),
                  Set.of())),
          new BrokerLimits(
              ByteSize.ofMegabytes(1),
              Map.of(
                  "leads.dismissed",
                  Duration.ofDays(30),
                  "crm.norte.status",
                  Duration.ofDays(365),
                  "crm.norte.replies",
                  Duration.ofDays(7)),
              Set.of("dealers.norte.leads", "sml.commands")));

  @TempDir private Path directory;

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void findsNothingAmissWithTheFragment(boolean used) throws Exception {
    int port = FreePorts.next();
    try (NetworkBroker server =
        new NetworkBroker(NetworkBroker.asShipped(directory, port)).start()) {
      if (used) { // then its queues are there, made as the settings say
        makeAll(server);
      }
      Set<String> before = queues(server);
      assertThat(check(port)).isEmpty();
      assertThat(queues(server)).isEqualTo(before);
    }
  }

  @Test
  void complainsOfEachThingOfArtemissDefaults() throws Exception {
    assertThat(texts(configuration -> {}))
        .satisfiesExactlyInAnyOrder(
            starts("max-delivery-attempts is 10: "),
            starts("redelivery-delay is 0: "),
            starts("dead-letter-address is not set: "),
            starts("expiry-address is not set: "),
            starts("auto-delete-addresses is true: "),
            starts("auto-create-queues or auto-create-addresses is true for any name: "),
            starts("no-expiry is false: the broker removes a message after"),
            starts("page-limit-bytes is not set: a dealer's program can fill the disk"),
            starts("expiry-delay is -1: messages that no program consumes keep customers' data"),
            starts("populate-validated-user is false: "),
            starts("the queue, when it is created, is not exclusive: "),
            starts("the queue, when it is created, is deleted without a consumer; "),
            starts(
                "the queue, when it is created, grows without a limit if no program consumes it; "));
  }

  @Test
  void reportsAFaultOfManyQueuesOnce() throws Exception {
    int port = FreePorts.next();
    try (NetworkBroker server = plain(port, configuration -> {}).start()) {
      assertThat(server).isNotNull();
      assertThat(check(port))
          .filteredOn(finding -> finding.text().toString().startsWith("max-delivery-attempts"))
          .singleElement()
          .satisfies(
              finding -> {
                assertThat(finding.fault()).isTrue();
                assertThat(finding.queues()).hasSize(SHARED.size() + 4); // broker.dead, too
                assertThat(finding.summary().toString())
                    .contains("(likewise ")
                    .endsWith(" and 7 more)");
                assertThat(finding.summary().in(Locale.forLanguageTag("es")))
                    .startsWith("max-delivery-attempts es 10: tras esos intentos el broker borra")
                    .contains("pon <max-delivery-attempts>-1</max-delivery-attempts> en el")
                    .endsWith(" y 7 más)");
              });
    }
  }

  @Test
  void complainsOfWhatAnOperatorMaySetForTheWholeBroker() throws Exception {
    assertThat(
            texts(
                configuration ->
                    configuration
                        .setPersistenceEnabled(false)
                        .setJournalSyncTransactional(false)
                        .setJournalSyncNonTransactional(false)
                        .setPersistIDCache(false)
                        .setIDCacheSize(2_000)
                        .setConnectionTTLOverride(60_000)
                        .setSecurityEnabled(false)))
        .anySatisfy(starts("persistence-enabled is false: "))
        .anySatisfy(starts("journal-sync-transactional is false: "))
        .anySatisfy(starts("journal-sync-non-transactional is false: "))
        .anySatisfy(starts("persist-id-cache is false: "))
        .anySatisfy(starts("id-cache-size is 2000: "))
        .anySatisfy(starts("connection-ttl-override is 60000: "))
        .anySatisfy(starts("security-enabled is false: "));
  }

  @ParameterizedTest
  @CsvSource({"1000, true", "5000, false", "10000, false", "10001, true"})
  void complainsOfASilenceThatIsTooShortOrTooLong(long override, boolean wrong) throws Exception {
    assertThat(texts(configuration -> configuration.setConnectionTTLOverride(override)))
        .filteredOn(text -> text.startsWith("connection-ttl-override is " + override + ": "))
        .hasSize(wrong ? 1 : 0);
  }

  @Test
  void complainsOfWhatAnOperatorMaySetForAnAddress() throws Exception {
    AddressSettings settings =
        new AddressSettings()
            .setAddressFullMessagePolicy(AddressFullMessagePolicy.DROP)
            .setPageFullMessagePolicy(PageFullMessagePolicy.DROP)
            .setDiskFullMessagePolicy(DiskFullMessagePolicy.DROP)
            .setExpiryDelay(1_000L)
            .setMinExpiryDelay(1_000L)
            .setMaxExpiryDelay(1_000L)
            .setIDCacheSize(10)
            .setRedeliveryDelay(500)
            .setAutoCreateQueues(false)
            .setDefaultMaxConsumers(1)
            .setDefaultLastValueQueue(true)
            .setDefaultNonDestructive(true)
            .setDefaultPurgeOnNoConsumers(true)
            .setDefaultRingSize(5);
    settings.setDeadLetterAddress(SimpleString.of("not.there"));
    settings.setExpiryAddress(SimpleString.of("old"));
    assertThat(texts(configuration -> configuration.addAddressSetting("#", settings)))
        .anySatisfy(starts("address-full-policy is DROP: "))
        .anySatisfy(starts("page-full-policy is DROP: "))
        .anySatisfy(starts("disk-full-policy is DROP: "))
        .anySatisfy(starts("expiry-delay is 1000: "))
        .anySatisfy(starts("min-expiry-delay is 1000: "))
        .anySatisfy(starts("max-expiry-delay is 1000: "))
        .anySatisfy(starts("id-cache-size is 10: "))
        .anySatisfy(starts("redelivery-delay is 500: the next command overtakes"))
        .anySatisfy(starts("the queue does not exist and is not created"))
        .anySatisfy(starts("the queue, when it is created, accepts only 1 consumers; "))
        .anySatisfy(
            starts("the queue, when it is created, keeps only the last of several messages; "))
        .anySatisfy(starts("the queue, when it is created, keeps consumed messages; "))
        .anySatisfy(starts("the queue, when it is created, is purged without a consumer; "))
        .anySatisfy(starts("the queue, when it is created, drops its oldest messages"))
        .anySatisfy(starts("dead-letter-address is not.there, which has no queue: "))
        .anySatisfy(starts("expiry-address is old, which has no queue: "))
        .anySatisfy(
            starts("dead-letter-address is not.there: the broker moves undeliverable leads there"))
        .anySatisfy(starts("expiry-address is old: the broker moves expired leads there"));
  }

  @Test
  void checksTheExistingQueues() throws Exception {
    assertThat(
            texts(
                configuration ->
                    configuration.addQueueConfiguration(
                        QueueConfiguration.of("leads.inbound.main")
                            .setRoutingType(RoutingType.MULTICAST)
                            .setExclusive(true))))
        .anySatisfy(starts("the queue is exclusive: one consumer gets everything; "))
        .anySatisfy(starts("the queue must be durable, anycast and without a filter"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"send", "consume", "browse", "createDurableQueue", "createAddress"})
  void reportsAMissingPermission(String permission) throws Exception {
    String core =
        NetworkBroker.fragment()
            .replaceAll("<permission type=\"" + permission + "\" roles=\"sml-connector\"/>", "");
    int port = FreePorts.next();
    boolean making = permission.startsWith("create");
    boolean reading = permission.equals("consume") || permission.equals("browse");
    Configuration configuration = NetworkBroker.written(directory, port, withManagement(core));
    try (NetworkBroker server = new NetworkBroker(configuration).start()) {
      if (!making) {
        makeAll(server);
      }
      Set<String> before = queues(server);
      assertThat(check(port))
          .singleElement()
          .satisfies(
              finding -> {
                assertThat(finding.fault()).isTrue();
                assertThat(finding.queues())
                    .contains("leads.inbound.main", "sml.commands", "crm.norte.replies")
                    .hasSize(SHARED.size() + 3 + (reading ? 1 : 0)); // broker.dead, too
                assertThat(finding.text().toString())
                    .startsWith(
                        "the user lacks the permission "
                            + (making ? "createDurableQueue and createAddress" : permission));
              });
      assertThat(queues(server)).isEqualTo(before);
    }
  }

  @Test
  void reportsWhatItCouldNotVerifyAndHowToGrantIt() throws Exception {
    String core =
        NetworkBroker.fragment()
            .replaceAll("<permission type=\"manage\" roles=\"sml-connector\"/>", "");
    int port = FreePorts.next();
    try (NetworkBroker server =
        new NetworkBroker(NetworkBroker.written(directory, port, core)).start()) {
      assertThat(server).isNotNull();
      assertThat(check(port))
          .singleElement()
          .satisfies(
              finding -> {
                assertThat(finding.fault()).isFalse();
                assertThat(finding.subject()).isEqualTo("broker");
                assertThat(finding.text().toString())
                    .startsWith("the broker's setup could not be checked")
                    .contains("manage")
                    .contains("<security-setting match=\"activemq.management.#\">");
              });
    }
  }

  @Test
  void reportsARefusedLogin() throws Exception {
    int port = FreePorts.next();
    try (NetworkBroker server = plain(port, configuration -> {}).start()) {
      assertThat(server).isNotNull();
      BrokerSettings wrong =
          new BrokerSettings(
              "tcp://127.0.0.1:" + port,
              "connector",
              new Secret("x"),
              null,
              null,
              null,
              null,
              null,
              false);
      assertThat(BrokerCheck.all(wrong, LAYOUT))
          .singleElement()
          .satisfies(
              finding ->
                  assertThat(finding.text().toString())
                      .isEqualTo(
                          "the broker at 127.0.0.1:"
                              + port
                              + " rejects the login; correct broker.username and"
                              + " broker.password"));
    }
  }

  @Test
  void notesAJournalThatMayConfirmWhatItDidNotWrite() throws Exception {
    int port = FreePorts.next();
    try (NetworkBroker server =
        new NetworkBroker(NetworkBroker.asShipped(directory, port)).start()) {
      assertThat(server).isNotNull();
      assertThat(all(port))
          .singleElement()
          .satisfies(
              finding -> {
                assertThat(finding.fault()).isFalse();
                assertThat(finding.text().toString())
                    .startsWith("journal-type is NIO: ")
                    .contains("set <journal-type>ASYNCIO</journal-type>, and install libaio");
              });
    }
  }

  @ParameterizedTest
  @CsvSource({
    "2.44.0, true",
    "2.9.1, true",
    "1.5.6, true",
    "2.57.0, false",
    "2.57.1.redhat-1, false",
    "2.100.0, false",
    "3.0.0, false",
    "unknown, false",
  })
  void notesAServerWithAKnownFault(String version, boolean isNoted) {
    BrokerFindings findings = new BrokerFindings();
    BrokerRules.checkServer(version, "ASYNCIO", findings);
    assertThat(findings.all()).hasSize(isNoted ? 1 : 0);
    assertThat(findings.all())
        .allSatisfy(
            finding ->
                assertThat(finding.text().toString())
                    .startsWith("the server is Artemis ")
                    .endsWith("; update it to 2.57 or later"));
  }

  @Test
  void reportsThatNoHostResponds() throws Exception {
    assertThat(check(FreePorts.next()))
        .singleElement()
        .satisfies(
            finding ->
                assertThat(finding.text().toString())
                    .startsWith("the broker at 127.0.0.1:")
                    .endsWith(
                        " does not respond (no connection to it); check that it runs, and"
                            + " broker.url"));
  }

  // Management needs the permissions that a test removes everywhere else.
  private static String withManagement(String core) {
    StringBuilder permissions = new StringBuilder();
    for (String type :
        List.of(
            "manage",
            "send",
            "consume",
            "createAddress",
            "deleteAddress",
            "createNonDurableQueue",
            "deleteNonDurableQueue")) {
      permissions.append("<permission type=\"" + type + "\" roles=\"sml-connector\"/>");
    }
    return core.replaceFirst(
        "(?s)<security-setting match=\"activemq.management.#\">.*?</security-setting>",
        "<security-setting match=\"activemq.management.#\">" + permissions + "</security-setting>");
  }

  private NetworkBroker plain(int port, Consumer<Configuration> change) throws Exception {
    Configuration configuration = NetworkBroker.plain(directory, "tcp://127.0.0.1:" + port);
    change.accept(configuration);
    return new NetworkBroker(configuration);
  }

  private List<String> texts(Consumer<Configuration> change) throws Exception {
    int port = FreePorts.next();
    try (NetworkBroker server = plain(port, change).start()) {
      assertThat(server).isNotNull();
      return check(port).stream().map(finding -> finding.text().toString()).toList();
    }
  }

  // The brokers of the tests have a journal of the type NIO, which needs no library of the system.
  private static List<BrokerFinding> check(int port) {
    return all(port).stream()
        .filter(finding -> !finding.text().code().equals("broker.journal"))
        .toList();
  }

  private static List<BrokerFinding> all(int port) {
    return BrokerCheck.all(NetworkBroker.at("tcp://127.0.0.1:" + port), LAYOUT);
  }

  private static void makeAll(NetworkBroker server) throws Exception {
    Set<String> all = new HashSet<>(LAYOUT.queues());
    all.addAll(LAYOUT.exclusiveQueues());
    all.addAll(LAYOUT.replyQueues());
    for (String queue : all) {
      server
          .server()
          .getActiveMQServer()
          .createQueue(QueueConfiguration.of(queue).setRoutingType(RoutingType.ANYCAST));
    }
  }

  private static Set<String> queues(NetworkBroker server) {
    return Set.of(server.server().getActiveMQServer().getActiveMQServerControl().getQueueNames());
  }

  private static Consumer<String> starts(String beginning) {
    return text -> assertThat(text).startsWith(beginning);
  }
}

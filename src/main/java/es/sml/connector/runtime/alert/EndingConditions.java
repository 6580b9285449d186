package es.sml.connector.runtime.alert;

import es.sml.connector.alert.AlertRule;
import es.sml.connector.alert.Condition;
import es.sml.connector.alert.Severity;
import es.sml.connector.alert.setting.AlertSettings;
import es.sml.connector.broker.setting.AcceptorKeystore;
import es.sml.connector.broker.setting.BrokerSettings;
import es.sml.connector.config.Configuration;
import es.sml.connector.inbox.Inbox;
import es.sml.connector.language.LocalizedText;
import es.sml.connector.runtime.http.DoorCertificate;
import es.sml.connector.tls.TlsFiles;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Finds the certificates and tokens that end soon, and the dates that alerts.yaml names. It decides
 * when an end is critical.
 *
 * @param tokens the known ends of tokens, by their keys in dealers.yaml
 */
record EndingConditions(Configuration configuration, Map<String, Instant> tokens, Instant now) {
  private static final Duration URGENT = Duration.ofDays(3);

  List<Condition> all() {
    Map<String, Instant> ends = new TreeMap<>(tokens);
    List<Condition> found = new ArrayList<>();
    configuration
        .dealers()
        .accounts()
        .forEach(
            (id, account) -> add("accounts." + id + ".", () -> account.tls().ends(), ends, found));
    add("", () -> DoorCertificate.ends(configuration.settings().door()), ends, found);
    BrokerSettings broker = configuration.settings().broker();
    if (broker.sslKeystore() != null) {
      add(
          "broker.",
          () -> AcceptorKeystore.ends(broker.sslKeystore(), broker.sslKeystorePassword()),
          ends,
          found);
    }
    // Many mailboxes have one file.
    configuration.dealers().dealers().values().stream()
        .flatMap(dealer -> dealer.inboxes().stream())
        .map(Inbox::trustedCertificates)
        .filter(Objects::nonNull)
        .distinct()
        .forEach(file -> add("inboxes.", () -> new TlsFiles(file, null, null).ends(), ends, found));
    settings()
        .dates()
        .forEach(
            date -> ends.put(date.name(), date.day().atStartOfDay(settings().zone()).toInstant()));
    Duration early = Duration.ofDays(settings().rules().ending().limit());
    ends.forEach(
        (name, end) -> {
          if (!now.isBefore(end.minus(early))) {
            found.add(ending(name, end));
          }
        });
    return found;
  }

  private AlertSettings settings() {
    return configuration.alerts();
  }

  private void add(
      String prefix,
      Supplier<Map<String, Instant>> files,
      Map<String, Instant> ends,
      List<Condition> found) {
    try {
      files.get().forEach((name, end) -> ends.put(prefix + name, end));
    } catch (IllegalArgumentException e) {
      // It names the file and the remedy.
      found.add(condition(prefix + "tls", Severity.WARNING, LocalizedText.of(e)));
    }
  }

  private Condition ending(String name, Instant end) {
    return condition(
        name,
        now.isBefore(end.minus(URGENT)) ? Severity.WARNING : Severity.CRITICAL,
        LocalizedText.of(
            "reason.ending", "Its last day is {0}.", end.atZone(settings().zone()).toLocalDate()));
  }

  private Condition condition(String name, Severity severity, LocalizedText reason) {
    return new Condition(
        AlertRule.ENDING, name, AlertRule.ENDING.label(), Set.of(), severity, reason, null);
  }
}

package es.sml.connector.config.reload;

import es.sml.connector.alert.setting.AlertSettings;
import es.sml.connector.config.Configuration;
import es.sml.connector.config.Dealer;
import es.sml.connector.config.Dealers;
import es.sml.connector.sml.Account;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The differences between the running configuration and a new one. A reload applies changed
 * dealers, new accounts, formats and mappings. Other changes need a restart.
 *
 * @param next the configuration that can apply without a restart
 * @param accounts ids of new accounts
 * @param added ids of new dealers
 * @param removed ids of removed dealers
 * @param changed ids of changed dealers
 * @param formats names of changed formats, mappings and alerts.yaml
 * @param needsRestart descriptions of the changes that need a restart
 */
public record ConfigurationChange(
    LoadedConfiguration next,
    List<String> accounts,
    List<String> added,
    List<String> removed,
    List<String> changed,
    List<String> formats,
    List<String> needsRestart) {
  /** Compares the running configuration with the one in the files. */
  public static ConfigurationChange between(
      LoadedConfiguration running, LoadedConfiguration written) {
    Configuration before = running.configuration();
    List<String> needsRestart = new ArrayList<>();
    addSettings(before, written.configuration(), needsRestart);
    addAccounts(before.dealers(), written.dealers(), needsRestart);
    LinkedHashMap<String, Account> accounts = new LinkedHashMap<>(before.dealers().accounts());
    written.dealers().accounts().forEach(accounts::putIfAbsent);
    Map<String, Dealer> dealers = written.dealers().dealers();
    Map<String, Dealer> old = before.dealers().dealers();
    Configuration next =
        new Configuration(
            before.directory(),
            before.settings(),
            new Dealers(accounts, written.dealers().dealers()),
            before.camel(),
            before.ext(),
            written.configuration().alerts(),
            before.secrets());
    return new ConfigurationChange(
        new LoadedConfiguration(
            next, written.parser(), written.known(), written.words(), written.files()),
        accounts.keySet().stream()
            .filter(id -> !before.dealers().accounts().containsKey(id))
            .toList(),
        dealers.keySet().stream().filter(id -> !old.containsKey(id)).toList(),
        old.keySet().stream().filter(id -> !dealers.containsKey(id)).toList(),
        dealers.entrySet().stream()
            .filter(
                dealer ->
                    old.containsKey(dealer.getKey())
                        && !old.get(dealer.getKey()).equals(dealer.getValue()))
            .map(Map.Entry::getKey)
            .toList(),
        changedFiles(running, written),
        needsRestart);
  }

  private static List<String> changedFiles(LoadedConfiguration before, LoadedConfiguration after) {
    Stream<String> alerts =
        before.configuration().alerts().equals(after.configuration().alerts())
            ? Stream.empty()
            : Stream.of(Configuration.ALERTS);
    return Stream.concat(alerts, after.files().formatsChangedSince(before.files()).stream())
        .toList();
  }

  private static void addSettings(
      Configuration before, Configuration after, List<String> needsRestart) {
    if (before.settings().equals(after.settings())
        && before.camel().equals(after.camel())
        && before.ext().equals(after.ext())) {
      return;
    }
    Map<String, String> old = settings(before);
    Map<String, String> now = settings(after);
    TreeSet<String> keys = new TreeSet<>(old.keySet());
    keys.addAll(now.keySet());
    keys.removeIf(key -> Objects.equals(old.get(key), now.get(key)));
    needsRestart.add(
        "application.properties: "
            + (keys.isEmpty() ? "a secret" : String.join(", ", keys))
            + " was changed");
  }

  private static Map<String, String> settings(Configuration configuration) {
    Properties camel = configuration.camel();
    Dealers none = new Dealers(new LinkedHashMap<>(), new LinkedHashMap<>());
    return ShownConfiguration.of(
            new Configuration(
                configuration.directory(),
                configuration.settings(),
                none,
                camel,
                configuration.ext(),
                AlertSettings.none(),
                configuration.secrets()))
        .values()
        .stream()
        .flatMap(List::stream)
        .collect(
            Collectors.toMap(
                ShownConfiguration.Entry::key, entry -> String.valueOf(entry.value())));
  }

  private static void addAccounts(Dealers before, Dealers after, List<String> needsRestart) {
    after
        .accounts()
        .forEach(
            (id, account) -> {
              Account running = before.accounts().get(id);
              if (running != null && !running.equals(account)) {
                needsRestart.add("dealers.yaml: the account " + id + " was changed");
              }
            });
    before.accounts().keySet().stream()
        .filter(id -> !after.accounts().containsKey(id))
        .forEach(id -> needsRestart.add("dealers.yaml: the account " + id + " was removed"));
  }

  /** Returns true if the files contain no change. */
  public boolean isNothing() {
    return accounts.isEmpty()
        && added.isEmpty()
        && removed.isEmpty()
        && changed.isEmpty()
        && formats.isEmpty()
        && needsRestart.isEmpty();
  }
}

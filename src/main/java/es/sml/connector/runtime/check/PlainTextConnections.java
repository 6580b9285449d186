package es.sml.connector.runtime.check;

import es.sml.connector.config.Configuration;
import es.sml.connector.config.Dealer;
import es.sml.connector.config.Settings;
import es.sml.connector.door.fetch.FetchChannel;
import es.sml.connector.language.LocalizedText;
import es.sml.connector.ops.access.OpsSettings;
import es.sml.connector.setting.HostName;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Finds connections to other machines without protection by TLS: accounts, Meta, the database and
 * the ops port.
 */
public final class PlainTextConnections {
  private static final String POSTGRESQL = "jdbc:postgresql:";

  private PlainTextConnections() {}

  /**
   * An unprotected connection and its remedy.
   *
   * @param subject name of the connection in the configuration
   */
  public record Finding(LocalizedText subject, LocalizedText remedy) {}

  /** Returns all findings of a configuration; the broker's check covers the broker. */
  public static List<Finding> of(Configuration configuration) {
    List<Finding> found = new ArrayList<>();
    configuration
        .dealers()
        .accounts()
        .forEach(
            (id, account) -> {
              if (isPlain(account.baseUrl())) {
                found.add(
                    new Finding(
                        LocalizedText.of("check.account", "account {0}", id),
                        LocalizedText.of(
                            "check.plain-account",
                            "base-url is http: the password and customers' data cross the network in"
                                + " plain text; use https")));
              }
            });
    configuration.dealers().dealers().forEach((id, dealer) -> addFetched(id, dealer, found));
    Settings settings = configuration.settings();
    if (settings.database().postgresql() && isUnverified(settings.database().url())) {
      found.add(
          new Finding(
              LocalizedText.of("check.database", "database"),
              LocalizedText.of(
                  "check.plain-database",
                  "database.url does not check the server's certificate: others can read the"
                      + " password and leads on the network; add sslmode=verify-full and"
                      + " sslrootcert=FILE")));
    }
    if (isOpen(settings.ops())) {
      found.add(
          new Finding(
              LocalizedText.of("check.ops-port", "ops port"),
              LocalizedText.of(
                  "check.plain-ops",
                  "ops.host is not loopback: tokens and customers' data cross the network in"
                      + " plain text; put a proxy with HTTPS before 127.0.0.1 and set ops.public-host"
                      + " = https://HOST")));
    }
    return found;
  }

  private static void addFetched(String dealer, Dealer settings, List<Finding> found) {
    settings
        .channels()
        .forEach(
            (id, channel) -> {
              if (channel.kind().isFetched()
                  && FetchChannel.urls(channel).stream().anyMatch(PlainTextConnections::isPlain)) {
                found.add(
                    new Finding(
                        LocalizedText.of("check.channel", "channel {0}/{1}", dealer, id),
                        LocalizedText.of(
                            "check.plain-fetch",
                            "graph-url, api-url or introspection-url is http: the token and customers'"
                                + " data cross the network in plain text; use https")));
              }
            });
  }

  static boolean isPlain(URI url) {
    return "http".equals(url.getScheme()) && !isLoopback(url.getHost());
  }

  static boolean isOpen(OpsSettings ops) {
    String host = ops.host().contains(":") ? "[" + ops.host() + "]" : ops.host();
    return ops.enabled() && !isLoopback(host) && !ops.hosts().hasHttps();
  }

  static boolean isUnverified(String url) {
    String[] parts = url.substring(POSTGRESQL.length()).split("[?]", 2);
    // Without // the server is on this machine.
    String hosts = parts[0].startsWith("//") ? parts[0].substring(2).split("/", 2)[0] : "";
    boolean isHere =
        hosts.isEmpty()
            || Arrays.stream(hosts.split(",")).allMatch(PlainTextConnections::isLoopback);
    return !isHere && !verifies(parts.length > 1 ? parts[1] : "");
  }

  private static boolean verifies(String parameters) {
    List<String> all = List.of(parameters.toLowerCase(Locale.ROOT).split("&"));
    boolean isChecked =
        all.contains("sslmode=verify-full")
            || (all.contains("ssl=true") && !parameters.contains("sslmode="));
    return isChecked && all.stream().noneMatch(each -> each.endsWith("nonvalidatingfactory"));
  }

  private static boolean isLoopback(String host) {
    return HostName.parse(host).filter(HostName::isLoopback).isPresent();
  }
}

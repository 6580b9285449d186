package es.sml.connector.callback;

import es.sml.connector.language.LocalizedText;
import es.sml.connector.setting.Check;
import es.sml.connector.setting.InvalidSettingException;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Timing and limits of the events to CRMs, with their defaults. It decides whether a webhook may
 * have its URL, by its host and https.
 *
 * @param interval How often to poll for pending events.
 * @param timeout Longest time for a webhook's request with its response; {@code 25s} at most.
 * @param retryPeriod How long an event is retried before it becomes a dead letter.
 * @param longestPause Longest pause before the next attempt of an event; {@code 1h} at most. If the
 *     CRM responded within the last day, a pause has five minutes at most.
 * @param allowedHosts Hosts of webhooks, separated by commas. {@code *.grupo.example} allows the
 *     hosts below {@code grupo.example}. By default no host is allowed.
 * @param privateNetworks Networks with private addresses that webhooks may reach, separated by
 *     commas. Webhooks there may also use http. By default there are none.
 */
public record CallbackSettings(
    Duration interval,
    Duration timeout,
    Duration retryPeriod,
    Duration longestPause,
    String allowedHosts,
    String privateNetworks) {
  public CallbackSettings {
    interval = Check.positive("interval", Check.orDefault(interval, Duration.ofSeconds(1)));
    timeout = Check.positive("timeout", Check.orDefault(timeout, Duration.ofSeconds(10)));
    if (timeout.compareTo(Duration.ofSeconds(25)) > 0) {
      throw new InvalidSettingException(
          "callback.timeout",
          "timeout must be at most 25s: a stop waits 30 s for requests under way");
    }
    retryPeriod = Check.positive("retry-period", Check.orDefault(retryPeriod, Duration.ofDays(1)));
    longestPause =
        Check.positive("longest-pause", Check.orDefault(longestPause, Duration.ofMinutes(15)));
    if (longestPause.compareTo(Duration.ofHours(1)) > 0) {
      throw new InvalidSettingException("callback.pause", "longest-pause must be at most 1h");
    }
    allowedHosts = Check.orDefault(allowedHosts, "");
    privateNetworks = Check.orDefault(privateNetworks, "");
    AddressRules.of(list(privateNetworks));
  }

  /** Rules for the addresses that webhooks may reach. */
  public AddressRules addresses() {
    return AddressRules.of(list(privateNetworks));
  }

  /** The reason why a webhook must not have this URL; null if it is allowed. */
  public LocalizedText fault(URI url) {
    String host = url.getHost().toLowerCase(Locale.ROOT);
    if (list(allowedHosts).stream().noneMatch(allowed -> allows(allowed, host))) {
      return LocalizedText.of(
          "callback.host",
          "the host {0} is not allowed: add it to callback.allowed-hosts in application.properties",
          host);
    }
    if ("http".equals(url.getScheme()) && list(privateNetworks).isEmpty()) {
      return LocalizedText.of(
          "callback.https",
          "must be https; http is only allowed to addresses in callback.private-networks");
    }
    return null;
  }

  private static boolean allows(String allowed, String host) {
    return allowed.startsWith("*.")
        ? host.endsWith(allowed.substring(1)) && host.length() > allowed.length() - 1
        : host.equals(allowed);
  }

  private static List<String> list(String written) {
    return Arrays.stream(written.split(","))
        .map(each -> each.strip().toLowerCase(Locale.ROOT))
        .filter(each -> !each.isEmpty())
        .toList();
  }
}

package es.sml.connector.callback;

import es.sml.connector.setting.Check;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Under which terms CRMs are told.
 *
 * @param every how often it is looked whether events wait
 * @param timeout for a webhook's request, its answer included
 * @param retryFor after this time since the first attempt an event is a dead letter
 * @param allowedHosts the hosts that webhooks may name, with commas; *.HOST allows those below it
 * @param privateNetworks as 10.0.0.0/8, with commas: private addresses that webhooks may reach
 */
public record CallbackSettings(
    Duration every,
    Duration timeout,
    Duration retryFor,
    String allowedHosts,
    String privateNetworks) {
  public CallbackSettings {
    every = Check.positive("every", Check.orDefault(every, Duration.ofSeconds(1)));
    timeout = Check.positive("timeout", Check.orDefault(timeout, Duration.ofSeconds(10)));
    if (timeout.compareTo(Duration.ofSeconds(25)) > 0) {
      throw new IllegalArgumentException(
          "timeout must be at most 25s: a stop waits 30 s for requests under way");
    }
    retryFor = Check.positive("retry-for", Check.orDefault(retryFor, Duration.ofDays(1)));
    allowedHosts = Check.orDefault(allowedHosts, "");
    privateNetworks = Check.orDefault(privateNetworks, "");
    AddressRules.of(list(privateNetworks));
  }

  /** Which addresses webhooks may reach. */
  AddressRules addresses() {
    return AddressRules.of(list(privateNetworks));
  }

  /** Why a webhook may not have this URL; null where it may. */
  public String fault(URI url) {
    String host = url.getHost().toLowerCase(Locale.ROOT);
    if (list(allowedHosts).stream().noneMatch(allowed -> allows(allowed, host))) {
      return "the host "
          + host
          + " is not allowed: add it to callback.allowed-hosts in application.properties";
    }
    if ("http".equals(url.getScheme()) && list(privateNetworks).isEmpty()) {
      return "must be https; http is allowed to addresses in callback.private-networks only";
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

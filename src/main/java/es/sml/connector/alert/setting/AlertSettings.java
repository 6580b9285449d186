package es.sml.connector.alert.setting;

import es.sml.connector.setting.Check;
import es.sml.connector.setting.InvalidSettingException;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * The settings of alerts.yaml, checked.
 *
 * @param language Language of the notices: {@code es} or {@code en}. By default {@code es}.
 * @param timeZone Time zone of quiet hours and of times in notices. By default {@code
 *     Europe/Madrid}.
 * @param consoleUrl URL of the console for links in notices. By default there is no link.
 * @param runbookUrl URL of the runbook's page for links in notices. By default the page of {@code
 *     language} in the package.
 * @param recoveryAfter How long a problem must be gone before the recovery notice. It doubles each
 *     time that the problem returns within an hour, up to sixteen times.
 * @param mailServer The server that sends the mails of all channels.
 * @param channels Channels by a name of your choice: small letters, digits and hyphens.
 * @param send The channels of each alert. Without an entry, nothing is sent.
 * @param dates Last days that the connector cannot find out, such as that of an OAuth client
 *     secret. The rule {@code ending} uses them.
 * @param rules The rules, each with its limit.
 */
public record AlertSettings(
    AlertLanguage language,
    String timeZone,
    URI consoleUrl,
    String runbookUrl,
    Duration recoveryAfter,
    AlertMailServer mailServer,
    LinkedHashMap<String, AlertChannel> channels,
    List<AlertRoute> send,
    List<EndDate> dates,
    AlertRules rules) {
  public AlertSettings {
    language = Check.orDefault(language, AlertLanguage.ES);
    timeZone = Check.orDefault(timeZone, "Europe/Madrid");
    recoveryAfter = Check.orDefault(recoveryAfter, Duration.ofMinutes(5));
    channels = channels == null ? new LinkedHashMap<>() : channels;
    send = send == null ? List.of() : List.copyOf(send);
    dates = dates == null ? List.of() : List.copyOf(dates);
    rules =
        rules != null
            ? rules
            : new AlertRules(
                null, null, null, null, null, null, null, null, null, null, null, null);
    checkZone(timeZone);
    for (String name : channels.keySet()) {
      if (!name.matches("[a-z0-9][a-z0-9-]{0,62}")) {
        throw new InvalidSettingException(
            "alerts.channel-name", "channels must have names of small letters, digits and hyphens");
      }
      if (channels.get(name) == null) {
        throw new InvalidSettingException(
            "alerts.empty-channel", "channels has the empty channel {0}", name);
      }
      if (channels.get(name).mail() != null && mailServer == null) {
        throw new InvalidSettingException(
            "alerts.no-server", "mail-server is missing, which sends the mails of {0}", name);
      }
    }
    for (AlertRoute route : send) {
      checkChannels(route.to(), channels);
      checkChannels(route.escalateTo(), channels);
    }
  }

  /** Returns the settings without a file: alerts are listed, and nothing is sent. */
  public static AlertSettings none() {
    return new AlertSettings(null, null, null, null, null, null, null, null, null, null);
  }

  public ZoneId zone() {
    return ZoneId.of(timeZone);
  }

  public LocalTime timeOfDay(Instant at) {
    return at.atZone(zone()).toLocalTime();
  }

  private static void checkZone(String written) {
    try {
      ZoneId.of(written);
    } catch (DateTimeException e) {
      throw new InvalidSettingException(
          "alerts.time-zone", "time-zone must be a time zone such as Europe/Madrid");
    }
  }

  private static void checkChannels(
      List<String> named, LinkedHashMap<String, AlertChannel> channels) {
    for (String name : named) {
      if (!channels.containsKey(name)) {
        throw new InvalidSettingException(
            "alerts.unknown-channel",
            "send names the channel {0}, which channels has not; it has {1}",
            name,
            String.join(", ", channels.keySet()));
      }
    }
  }
}

package es.sml.connector.console.text;

import io.pebbletemplates.pebble.extension.escaper.SafeString;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Writes times in the time zone of this machine, and ages in a unit that fits. A script converts
 * them to the browser's time zone.
 */
public final class PageTimes {
  private static final ZoneId ZONE = ZoneId.systemDefault();
  private static final String NONE = "–";

  private final Locale locale;

  private PageTimes(Locale locale) {
    this.locale = locale;
  }

  static PageTimes in(Locale locale) {
    return new PageTimes(locale);
  }

  Locale locale() {
    return locale;
  }

  PageMessages messages() {
    return PageMessages.in(
        Stream.of(Language.values())
            .filter(language -> language.locale().equals(locale))
            .findFirst()
            .orElseThrow());
  }

  /** Returns the id of this machine's time zone. */
  public static String zone() {
    return ZONE.getId();
  }

  /** Returns the time of day, with the date if it is not today. */
  Object exact(String written) {
    if (written == null) {
      return NONE;
    }
    ZonedDateTime time = Instant.parse(written).atZone(ZONE);
    boolean today = time.toLocalDate().equals(LocalDate.now(ZONE));
    return today ? element(time, "HH:mm:ss", "clock") : element(time, "d MMM, HH:mm", "day");
  }

  Object withDay(String written) {
    return written == null
        ? NONE
        : element(Instant.parse(written).atZone(ZONE), "d MMM yyyy, HH:mm:ss", "whole");
  }

  /** Returns the age in the largest unit that fits. */
  Object ago(String written) {
    if (written == null) {
      return NONE;
    }
    Instant time = Instant.parse(written);
    long seconds = Math.max(0, Duration.between(time, Instant.now()).toSeconds());
    String text = messages().get("ago", inWords(seconds));
    return new SafeString(
        "<time datetime=\"%s\" title=\"%s\">%s</time>"
            .formatted(time, title(time.atZone(ZONE)), text));
  }

  /** Returns only the time of day, for a scale. */
  String clock(String written) {
    return Instant.parse(written).atZone(ZONE).format(DateTimeFormatter.ofPattern("HH:mm", locale));
  }

  String duration(Number seconds) {
    return seconds == null ? NONE : inWords(seconds.longValue());
  }

  private String inWords(long seconds) {
    if (seconds < 60) {
      return messages().get("duration.seconds", seconds);
    }
    if (seconds < 3600) {
      return messages().get("duration.minutes", seconds / 60);
    }
    return seconds < 172_800
        ? messages().get("duration.hours", seconds / 3600)
        : messages().get("duration.days", seconds / 86_400);
  }

  // All of it is safe: a parsed instant and the connector's own words.
  private SafeString element(ZonedDateTime time, String pattern, String kind) {
    return new SafeString(
        "<time datetime=\"%s\" title=\"%s\" data-time=\"%s\">%s</time>"
            .formatted(
                time.toInstant(),
                title(time),
                kind,
                time.format(DateTimeFormatter.ofPattern(pattern, locale))));
  }

  private String title(ZonedDateTime time) {
    return time.format(DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS xxx", locale));
  }
}

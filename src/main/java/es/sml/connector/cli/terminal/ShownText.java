package es.sml.connector.cli.terminal;

import es.sml.connector.language.RecordedReason;
import es.sml.connector.ops.text.PrintableText;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.text.WordUtils;

/**
 * Formats responses of the ops API for the width of the terminal, safe for it. It decides how much
 * of a key is shown, and how a time looks.
 */
public final class ShownText {
  // Clocks change twice a year, so each time has its own distance to UTC.
  private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mmX");
  private static final DateTimeFormatter SECOND =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ssX");
  private static final int KEY = 12;

  private ShownText() {}

  /**
   * Returns the beginning of a key, which is unique in practice, and the number of a split lead.
   */
  public static String key(String key) {
    int slash = key.indexOf('/');
    return slash < 0 ? cut(key, KEY) : cut(key.substring(0, slash), KEY) + key.substring(slash);
  }

  /** Returns the beginning of a key, or of the id if the key is empty. */
  public static String key(String key, String id) {
    return key.isEmpty() ? cut(id, KEY) : key(key);
  }

  public static String minute(String time) {
    return time(time, MINUTE);
  }

  public static String second(String time) {
    return time(time, SECOND);
  }

  private static String time(String time, DateTimeFormatter format) {
    return time == null ? "-" : Instant.parse(time).atZone(ZoneId.systemDefault()).format(format);
  }

  public static String reason(String recorded) {
    return text(RecordedReason.shown(recorded));
  }

  public static String text(Object value) {
    return value == null ? "-" : PrintableText.line(value.toString());
  }

  /** Returns those of the texts that are there. */
  public static String joined(String... texts) {
    return Stream.of(texts).filter(Objects::nonNull).collect(Collectors.joining(", "));
  }

  /** Returns SML's environment of an account in capitals. */
  public static String environment(String environment) {
    return text(environment).toUpperCase(Locale.ROOT);
  }

  public static String account(String account, String environment) {
    return text(account) + (environment == null ? "" : " (" + environment(environment) + ")");
  }

  public static String cut(String text, int length) {
    return text.length() <= length ? text : text.substring(0, length);
  }

  /** Wraps a text to the width of the terminal, with an indent. */
  public static String wrapped(String text, int indent) {
    String space = " ".repeat(indent);
    return space
        + WordUtils.wrap(
            PrintableText.line(text), TerminalWidth.now() - indent, "\n" + space, true);
  }
}

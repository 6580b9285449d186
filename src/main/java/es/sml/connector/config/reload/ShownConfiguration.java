package es.sml.connector.config.reload;

import com.google.re2j.Pattern;
import es.sml.connector.alert.setting.AlertSettings;
import es.sml.connector.config.Configuration;
import es.sml.connector.config.file.ConfigurationBinder;
import es.sml.connector.setting.ByteSize;
import es.sml.connector.setting.Durations;
import es.sml.connector.setting.Secret;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * The configuration in force as keys and values. It decides which values and parts of URLs are
 * hidden as secrets.
 */
public final class ShownConfiguration {
  private static final String HIDDEN = "••••••";
  private static final Pattern SECRET_NAME =
      Pattern.compile("(?i)(password|passwd|secret|token|passphrase|credential|key)");
  private static final Pattern SECRET_IN_URL =
      Pattern.compile("(?i)((?:password|passwd|pwd|secret|token|key)=)[^&;]*");
  // Camel replaces it by the variable.
  private static final Pattern VARIABLE = Pattern.compile("[{][{]env:[A-Z0-9_]+[}][}]");
  private static final Pattern USER_IN_URL = Pattern.compile("//[^/@]*@");
  private static final Pattern CAPITAL = Pattern.compile("[A-Z]");

  private final List<Entry> entries = new ArrayList<>();

  private ShownConfiguration() {}

  /**
   * A key and its value.
   *
   * @param value null without a value; for a secret, the variable or file that it was read from
   */
  public record Entry(String key, String value, boolean secret) {}

  /** The entries of all files by the first part of their keys. */
  public static Map<String, List<Entry>> of(Configuration configuration) {
    ShownConfiguration shown = new ShownConfiguration();
    shown.add("", configuration.settings());
    shown.add("accounts", configuration.dealers().accounts());
    shown.add("dealers", configuration.dealers().dealers());
    if (!configuration.alerts().equals(AlertSettings.none())) {
      shown.add("alerts", configuration.alerts());
    }
    configuration.camel().stringPropertyNames().stream()
        .sorted()
        .forEach(key -> shown.add(key, configuration.camel().getProperty(key)));
    configuration.ext().values().forEach(shown::add);
    configuration.ext().secrets().forEach(shown::add);
    Map<String, List<Entry>> sections = new LinkedHashMap<>();
    for (Entry entry : shown.entries) {
      sections.computeIfAbsent(section(entry.key()), any -> new ArrayList<>()).add(entry);
    }
    return sections;
  }

  private static String section(String key) {
    String[] parts = key.split("[.]", 3);
    boolean named = parts[0].equals("accounts") || parts[0].equals("dealers");
    return named && parts.length > 1 ? parts[0] + "." + parts[1] : parts[0];
  }

  private void add(String key, Object value) {
    if (value instanceof Secret secret) {
      String origin = Objects.requireNonNullElse(secret.origin(), HIDDEN);
      entries.add(new Entry(key, secret.isPlaceholder() ? null : origin, true));
    } else if (value instanceof ByteSize size) {
      entries.add(new Entry(key, size.written(), false));
    } else if (value instanceof Duration length) {
      entries.add(new Entry(key, Durations.written(length), false));
    } else if (value instanceof Record record && ConfigurationBinder.isBlock(record.getClass())) {
      addParts(key, record);
    } else if (value instanceof Map<?, ?> map) {
      map.forEach((name, each) -> add(below(key, String.valueOf(name)), each));
    } else if (value instanceof Collection<?> all) {
      int number = 0;
      for (Object each : all) {
        add(key + "[" + number++ + "]", each);
      }
    } else {
      entries.add(plain(key, value));
    }
  }

  private void addParts(String key, Record record) {
    for (RecordComponent part : record.getClass().getRecordComponents()) {
      try {
        part.getAccessor().setAccessible(true);
        add(below(key, written(part.getName())), part.getAccessor().invoke(record));
      } catch (IllegalAccessException | InvocationTargetException e) {
        throw new IllegalStateException(
            "a setting cannot be read: " + below(key, part.getName()), e);
      }
    }
  }

  // Camel's own keys have no type Secret, so their names decide.
  private static Entry plain(String key, Object value) {
    String last = key.substring(key.lastIndexOf('.') + 1);
    if (value == null || value.toString().isEmpty()) {
      return new Entry(key, null, false);
    }
    if (SECRET_NAME.matcher(last).find() && !(value instanceof URI)) {
      boolean isReference = VARIABLE.matches(value.toString());
      return new Entry(key, isReference ? value.toString() : HIDDEN, true);
    }
    String text = value instanceof Enum<?> word ? written(word) : value.toString();
    String withoutSecrets = SECRET_IN_URL.matcher(text).replaceAll("$1" + HIDDEN);
    return new Entry(
        key, USER_IN_URL.matcher(withoutSecrets).replaceAll("//" + HIDDEN + "@"), false);
  }

  private static String written(Enum<?> word) {
    return word.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static String written(String component) {
    return CAPITAL.matcher(component).replaceAll("-$0").toLowerCase(Locale.ROOT);
  }

  private static String below(String key, String name) {
    return key.isEmpty() ? name : key + "." + name;
  }
}

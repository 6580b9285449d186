package es.sml.connector.database;

import es.sml.connector.setting.InvalidSettingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Checks the URL of PostgreSQL: its form, its options, and the files that they name. PostgreSQL's
 * driver ignores an option that it does not know.
 */
final class PostgresqlUrl {
  private static final Pattern OPTION = Pattern.compile("[?&]([^=&]+)");
  private static final String MODE = "sslmode";
  private static final List<String> FILES = List.of("sslrootcert", "sslcert", "sslkey");

  private PostgresqlUrl() {}

  /**
   * Checks the URL.
   *
   * @throws InvalidSettingException that names the fault and the remedy
   */
  static void check(String url) {
    Map<String, DriverPropertyInfo> known = known(url);
    OPTION
        .matcher(url)
        .results()
        .map(option -> option.group(1))
        .filter(name -> !known.containsKey(name))
        .findFirst()
        .ifPresent(
            name -> {
              throw new InvalidSettingException(
                  "database.url-option",
                  "url has the option {0}, which PostgreSQL's driver does not know; correct its"
                      + " name or remove it",
                  name);
            });
    checkMode(known.get(MODE));
    FILES.forEach(name -> checkFile(name, known.get(name).value));
  }

  private static Map<String, DriverPropertyInfo> known(String url) {
    try {
      Map<String, DriverPropertyInfo> known = new TreeMap<>();
      for (DriverPropertyInfo each :
          DriverManager.getDriver(url).getPropertyInfo(url, new Properties())) {
        known.put(each.name, each);
      }
      return known;
    } catch (SQLException e) {
      // Without the cause, which has the URL and perhaps a password.
      throw new InvalidSettingException(
          "database.url-form", "url must be jdbc:postgresql://HOST:5432/NAME, with or without ?…");
    }
  }

  private static void checkMode(DriverPropertyInfo mode) {
    if (mode.value != null && Arrays.stream(mode.choices).noneMatch(mode.value::equalsIgnoreCase)) {
      throw new InvalidSettingException(
          "database.url-mode",
          "url must have one of these as sslmode: {0}",
          String.join(", ", mode.choices));
    }
  }

  private static void checkFile(String name, String file) {
    // The driver also takes a URL, such as classpath:ca.pem.
    if (file != null && !file.contains(":") && !Files.isReadable(Path.of(file))) {
      throw new InvalidSettingException(
          "database.url-file",
          "url names the file {1} as {0}, which does not exist or cannot be read; correct the path"
              + " or its permissions. A relative path begins at the connector's working directory",
          name,
          file);
    }
  }
}

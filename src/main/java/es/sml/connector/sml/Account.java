package es.sml.connector.sml;

import es.sml.connector.setting.Check;
import es.sml.connector.setting.InvalidSettingException;
import es.sml.connector.setting.PersonGroups;
import es.sml.connector.setting.Secret;
import es.sml.connector.tls.TlsFiles;
import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;

/**
 * An account in dealers.yaml: a login to SML, and the default of each key. It decides how many
 * consumers and pages at once fit its {@code requests-per-minute}.
 *
 * @param baseUrl Scheme and host of SML's API; ask SML for the host of each environment. {@code
 *     http} is only for tests.
 * @param environment SML's environment that the account belongs to: {@code testing} or {@code
 *     production}. The connector shows it wherever it shows the account. The host and the user name
 *     decide where the leads go, not this key.
 * @param username User name of the account.
 * @param password Password of the account.
 * @param authScheme Word before the token in requests. With {@code auto}, the connector tries
 *     {@code token}, {@code jwt} and {@code bearer} in turn. It keeps the one that SML accepts.
 * @param consumers Leads that are sent at a time; 1 to 512. A low {@code requests-per-minute}
 *     reduces the number.
 * @param requestsPerMinute Limit of requests to SML, evenly spread; 10 to 60000. By default there
 *     is no limit.
 * @param statusSchedule When the status sync runs: a Quartz cron expression, seconds first, in the
 *     time zone of the machine. The example means every five minutes. By default {@code
 *     status.schedule} of {@code application.properties} applies.
 * @param maintenance Maintenance window of SML. In it no request goes to SML, the leads wait, and
 *     no alert comes. By default there is none.
 * @param trustedCertificates PEM file of the authorities to trust in place of Java's own, relative
 *     to the directory of the start. A renewed file applies to the next connection.
 * @param clientCertificate PEM file of the client certificate for SML, followed by its authorities,
 *     relative to the directory of the start. Its private key has no password and is in the same
 *     file or in {@code client-key}. A renewed file applies to the next connection.
 * @param clientKey PEM file of the private key, relative to the directory of the start. By default
 *     the key is in {@code client-certificate}.
 * @param groups Groups of the identity provider whose persons have rights for this account and its
 *     dealers only; docs/sign-in.md.
 */
public record Account(
    URI baseUrl,
    Environment environment,
    String username,
    Secret password,
    AuthScheme authScheme,
    Integer consumers,
    Integer requestsPerMinute,
    String statusSchedule,
    Maintenance maintenance,
    Path trustedCertificates,
    Path clientCertificate,
    Path clientKey,
    PersonGroups groups) {
  private static final int SESSIONS_FOR_ONE_BESIDE_SML = 2;

  /** More leads at the same time would only wait for their turn. */
  private static final int REQUESTS_PER_MINUTE_OF_ONE = 12;

  private static final int REQUESTS_PER_MINUTE_OF_A_PAGE = 60;

  /** SML's environment that an account belongs to. */
  public enum Environment {
    /** SML's TESTING environment. */
    TESTING,
    /** SML's PRODUCTION environment. */
    PRODUCTION;

    /** Returns the environment as dealers.yaml writes it. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Scheme of the Authorization header, before the token; the manual does not name it. */
  public enum AuthScheme {
    /** Try Token, JWT and Bearer in turn, and keep the one that SML accepts. */
    AUTO("Token"),
    TOKEN("Token"),
    JWT("JWT"),
    BEARER("Bearer");

    private final String word;

    AuthScheme(String word) {
      this.word = word;
    }

    public String word() {
      return word;
    }
  }

  public Account {
    Check.needed("base-url", baseUrl);
    if (baseUrl.getHost() == null
        || !("https".equals(baseUrl.getScheme()) || "http".equals(baseUrl.getScheme()))) {
      throw new InvalidSettingException(
          "account.base-url", "base-url must be https://HOST (or http:// for a test)");
    }
    if (baseUrl.getQuery() != null || baseUrl.getUserInfo() != null) {
      throw new InvalidSettingException(
          "account.base-url-parts", "base-url must not contain a query or a user");
    }
    environment = Check.orDefault(environment, Environment.PRODUCTION);
    Check.needed("username", username);
    Check.needed("password", password);
    authScheme = Check.orDefault(authScheme, AuthScheme.AUTO);
    consumers = Check.between("consumers", Check.orDefault(consumers, 4), 1, 512);
    if (statusSchedule != null) {
      statusSchedule = Check.cron("status-schedule", statusSchedule);
    }
    TlsFiles files = new TlsFiles(trustedCertificates, clientCertificate, clientKey);
    if (!files.isEmpty() && "http".equals(baseUrl.getScheme())) {
      throw new InvalidSettingException(
          "account.certificates", "base-url must be https if certificates are set");
    }
    if (requestsPerMinute != null) {
      requestsPerMinute = Check.between("requests-per-minute", requestsPerMinute, 10, 60_000);
      consumers = Math.min(consumers, Math.max(1, requestsPerMinute / REQUESTS_PER_MINUTE_OF_ONE));
    }
  }

  /** Returns how many pages of a list are read at the same time, so that leads need not wait. */
  public int pagesAtOnce(int wanted) {
    return requestsPerMinute == null
        ? wanted
        : Math.max(1, Math.min(wanted, requestsPerMinute / REQUESTS_PER_MINUTE_OF_A_PAGE));
  }

  /**
   * Returns how many messages are consumed at the same time: some of them are being read or
   * recorded.
   */
  public int sessions() {
    return consumers + 1 + consumers / SESSIONS_FOR_ONE_BESIDE_SML;
  }

  public boolean isTesting() {
    return environment == Environment.TESTING;
  }

  /** Returns the files for TLS connections to SML. */
  public TlsFiles tls() {
    return new TlsFiles(trustedCertificates, clientCertificate, clientKey);
  }

  /** Returns the base URL without a slash at its end. */
  public String root() {
    String url = baseUrl.toString();
    return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
  }
}

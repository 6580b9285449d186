package es.sml.connector.door;

import com.google.re2j.Pattern;
import es.sml.connector.setting.Check;
import es.sml.connector.setting.InvalidSettingException;
import es.sml.connector.setting.Secret;
import java.net.URI;
import java.util.List;

/**
 * The rules of LinkedIn lead gen forms. The webhook brings only the id of a lead; the connector
 * fetches the lead from LinkedIn's API.
 *
 * @param token Access token with the scope {@code r_marketing_leadgen_automation}. LinkedIn ends it
 *     after 60 days. {@code status} then shows it, and the leads wait for a new one.
 * @param clientId Client ID of the app, on its tab Auth. With it, the connector asks LinkedIn when
 *     the token ends, and the alert rule {@code ending} warns before. The first of {@code secrets}
 *     must be the app's primary client secret.
 * @param accounts Ids of the ad accounts whose leads are read every night. They have digits only.
 * @param version Month of the version of LinkedIn's API, as {@code YYYYMM}. LinkedIn supports a
 *     version for a year.
 * @param schedule Time of the nightly reading. It finds the leads whose webhook never came. A
 *     Quartz cron expression, seconds first, in the time zone of the machine.
 * @param apiUrl LinkedIn's API.
 * @param introspectionUrl URL where LinkedIn says when a token ends.
 */
public record LinkedInRules(
    Secret token,
    String clientId,
    List<String> accounts,
    String version,
    String schedule,
    URI apiUrl,
    URI introspectionUrl) {
  private static final URI API = URI.create("https://api.linkedin.com/rest");
  private static final URI INTROSPECTION =
      URI.create("https://www.linkedin.com/oauth/v2/introspectToken");
  private static final Pattern URL = Pattern.compile("https?://[^/?#\\s]+(/[A-Za-z0-9._-]+)*");
  private static final Pattern VERSION = Pattern.compile("20[0-9]{2}(0[1-9]|1[0-2])");
  private static final Pattern ACCOUNT = Pattern.compile("[0-9]{1,32}");
  private static final Pattern LEAD = Pattern.compile("[0-9A-Za-z_-]{1,100}");

  public LinkedInRules {
    Check.needed("token", token);
    accounts = accounts == null ? List.of() : List.copyOf(accounts);
    version = Check.orDefault(version, "202610");
    schedule = Check.cron("schedule", Check.orDefault(schedule, "0 40 3 * * ?"));
    apiUrl = Check.orDefault(apiUrl, API);
    introspectionUrl = Check.orDefault(introspectionUrl, INTROSPECTION);
    if (accounts.isEmpty()) {
      throw new InvalidSettingException(
          "channels.no-accounts",
          "accounts is needed: the nightly reading finds the leads whose webhook never came");
    }
    for (String account : accounts) {
      if (!ACCOUNT.matches(account)) {
        throw new InvalidSettingException(
            "channels.linkedin-account", "accounts: the id of an ad account has digits only");
      }
    }
    if (!VERSION.matches(version)) {
      throw new InvalidSettingException(
          "channels.linkedin-version", "version must be a year and a month, such as 202610");
    }
    url("api-url", apiUrl, API);
    url("introspection-url", introspectionUrl, INTROSPECTION);
  }

  private static void url(String key, URI url, URI example) {
    if (!URL.matches(url.toString())) {
      throw new InvalidSettingException(
          "channels.linkedin-url", "{0} must be a URL without a query, such as {1}", key, example);
    }
  }

  /** Returns whether the text is an id of a lead, and so may be a part of a URL. */
  public static boolean isLeadId(String text) {
    return text != null && LEAD.matches(text);
  }
}

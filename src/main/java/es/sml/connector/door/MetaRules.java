package es.sml.connector.door;

import com.google.re2j.Pattern;
import es.sml.connector.setting.Check;
import es.sml.connector.setting.InvalidSettingException;
import es.sml.connector.setting.Secret;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The keys of Meta lead ads in dealers.yaml, with their defaults and checks. It decides which token
 * a page uses, and the pages that are read every night.
 *
 * <p>The webhook brings only the id of a lead; the connector fetches the lead from Meta's Graph
 * API.
 *
 * @param verifyToken Text of your choice. Paste the same text into the app's webhook as "Verify
 *     token"; Meta sends it once, when you add the URL.
 * @param token Access token that may read the leads of all pages: of a system user, or of the one
 *     page. If Meta no longer accepts it, {@code status} shows it, and the leads wait for a new
 *     one.
 * @param pageTokens Access tokens of single pages, by the id of the page. They replace {@code
 *     token} for these pages.
 * @param appId Id of the app, beside its app secret. With it, the connector asks Meta when the
 *     tokens end, and the alert rule {@code ending} warns before.
 * @param pages Ids of the pages whose leads are read every night, in addition to the pages of
 *     {@code page-tokens}. All forms of a page are read, archived ones, too.
 * @param forms Ids of single forms that are read every night, in addition to the forms of the
 *     pages.
 * @param schedule Time of the nightly reading. It finds the leads whose webhook never came. A
 *     Quartz cron expression, seconds first, in the time zone of the machine.
 * @param graphUrl Meta's Graph API with its version.
 */
public record MetaRules(
    Secret verifyToken,
    Secret token,
    LinkedHashMap<String, Secret> pageTokens,
    String appId,
    List<String> pages,
    List<String> forms,
    String schedule,
    URI graphUrl) {
  private static final URI GRAPH = URI.create("https://graph.facebook.com/v25.0");
  private static final Pattern VERSIONED =
      Pattern.compile("https?://[^/?#\\s]+(/[A-Za-z0-9._-]+)*/v[0-9]+[.][0-9]+");
  private static final Pattern ID = Pattern.compile("[0-9]{1,32}");

  public MetaRules {
    Check.needed("verify-token", verifyToken);
    pageTokens = pageTokens == null ? new LinkedHashMap<>() : new LinkedHashMap<>(pageTokens);
    pages = pages == null ? List.of() : List.copyOf(pages);
    forms = forms == null ? List.of() : List.copyOf(forms);
    schedule = Check.cron("schedule", Check.orDefault(schedule, "0 20 3 * * ?"));
    graphUrl = Check.orDefault(graphUrl, GRAPH);
    if (token == null && pageTokens.isEmpty()) {
      throw new InvalidSettingException(
          "channels.no-token",
          "token or page-tokens is needed: without one the connector cannot fetch leads");
    }
    if (pageTokens.isEmpty() && pages.isEmpty() && forms.isEmpty()) {
      throw new InvalidSettingException(
          "channels.no-pages",
          "pages is needed: the nightly reading finds the leads whose webhook never" + " came");
    }
    if (token == null && !(pageTokens.keySet().containsAll(pages) && forms.isEmpty())) {
      throw new InvalidSettingException(
          "channels.token-for-forms",
          "token is needed for forms, and for pages that are not in page-tokens");
    }
    ids("page-tokens", pageTokens.keySet());
    ids("app-id", appId == null ? List.of() : List.of(appId));
    ids("pages", pages);
    ids("forms", forms);
    if (!VERSIONED.matches(graphUrl.toString())) {
      throw new InvalidSettingException(
          "channels.graph-url",
          "graph-url must be a URL with the version at its end, such as {0}",
          GRAPH);
    }
  }

  /** Returns whether the text is an id of Meta, and so may be a part of a URL. */
  public static boolean isId(String text) {
    return text != null && ID.matches(text);
  }

  /** The pages whose forms are read every night. */
  public Set<String> pagesToRead() {
    Set<String> all = new LinkedHashSet<>(pageTokens.keySet());
    all.addAll(pages);
    return all;
  }

  /** The token of a page; null if there is none. */
  public Secret tokenOf(String page) {
    return pageTokens.getOrDefault(page, token);
  }

  private static void ids(String key, Iterable<String> ids) {
    for (String id : ids) {
      if (!isId(id)) {
        throw new InvalidSettingException(
            "channels.meta-id", "{0}: the id of an app, page or form has digits only", key);
      }
    }
  }
}

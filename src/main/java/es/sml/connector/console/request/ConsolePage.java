package es.sml.connector.console.request;

import io.vertx.core.http.HttpMethod;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The paths of the console, and the role that each needs. GET changes nothing, apart from the login
 * of its own browser.
 */
public enum ConsolePage {
  OVERVIEW("GET", "", Access.VIEWER),
  LEADS("GET", "/leads", Access.VIEWER),
  SEARCH_LEADS("POST", "/leads/search", Access.VIEWER),
  LEAD("GET", "/leads/{lead}", Access.VIEWER),
  UNMASK_LEAD("POST", "/leads/{lead}/unmask", Access.OPERATOR),
  CANDIDATES("GET", "/leads/{lead}/candidates", Access.VIEWER),
  RESOLVE_LEAD("POST", "/leads/{lead}/resolve", Access.OPERATOR),
  DEAD_LETTERS("GET", "/dead-letters", Access.VIEWER),
  REPLAY_DEAD_LETTERS("POST", "/dead-letters/replay", Access.OPERATOR),
  DISCARD_DEAD_LETTERS("POST", "/dead-letters/discard", Access.OPERATOR),
  DEAD_LETTER("GET", "/dead-letters/{deadLetter}", Access.VIEWER),
  TRY_DEAD_LETTER("POST", "/dead-letters/{deadLetter}/try", Access.OPERATOR),
  CREATE_BY_HAND("POST", "/dead-letters/{deadLetter}/create", Access.OPERATOR),
  TEACH("POST", "/dead-letters/{deadLetter}/teach", Access.OPERATOR),
  SAVE_TEMPLATE("POST", "/dead-letters/{deadLetter}/save-template", Access.OPERATOR),
  DOWNLOAD_DEAD_LETTER("POST", "/dead-letters/{deadLetter}/download", Access.OPERATOR),
  UNMASK_DEAD_LETTER("POST", "/dead-letters/{deadLetter}/unmask", Access.OPERATOR),
  UNKNOWN("GET", "/unknown", Access.VIEWER),
  MAILBOXES("GET", "/mailboxes", Access.VIEWER),
  CHANNELS("GET", "/channels", Access.VIEWER),
  TEST_CHANNEL("POST", "/channels/test", Access.OPERATOR),
  CRMS("GET", "/crms", Access.VIEWER),
  COMMANDS("GET", "/commands", Access.VIEWER),
  TRY("GET", "/try", Access.OPERATOR),
  TRY_MESSAGE("POST", "/try/message", Access.OPERATOR),
  ALERTS("GET", "/alerts", Access.VIEWER),
  TEST_ALERT("POST", "/alerts/test", Access.OPERATOR),
  CRM_EVENTS("GET", "/crms/{dealer}", Access.VIEWER),
  RETRY_CRM("POST", "/crms/{dealer}/retry", Access.OPERATOR),
  TEST_CRM("POST", "/crms/{dealer}/test", Access.OPERATOR),
  REDELIVER_EVENT("POST", "/crms/{dealer}/redeliver", Access.OPERATOR),
  PAUSES("GET", "/pauses", Access.VIEWER),
  PAUSE("POST", "/pauses/begin", Access.OPERATOR),
  RESUME("POST", "/pauses/resume", Access.OPERATOR),
  REPORTS("GET", "/reports", Access.VIEWER),
  REPORT_TABLE("GET", "/reports/table", Access.VIEWER),
  AUDIT("GET", "/audit", Access.VIEWER),
  LOG("GET", "/log", Access.VIEWER),
  SET_LOG_LEVEL("POST", "/log/level", Access.OPERATOR),
  MAKE_SUPPORT_BUNDLE("POST", "/log/support-bundle", Access.OPERATOR),
  CONFIGURATION("GET", "/configuration", Access.VIEWER),
  RUNBOOK("GET", "/runbook", Access.VIEWER),
  LANGUAGE("POST", "/language", Access.ANYBODY),
  LOGIN("POST", "/login", Access.ANYBODY),
  SIGN_IN("GET", "/sign-in", Access.ANYBODY),
  SIGN_IN_CALLBACK("GET", "/sign-in/callback", Access.ANYBODY),
  LOGOUT("POST", "/logout", Access.VIEWER),
  ASSET("GET", "/assets/{file}", Access.ANYBODY);

  /** The beginning of all paths. */
  public static final String ROOT = "/console";

  /** The roles that may use a page. */
  public enum Access {
    ANYBODY,
    VIEWER,
    OPERATOR
  }

  private final String method;
  private final String path;
  private final Access access;

  ConsolePage(String method, String path, Access access) {
    this.method = method;
    this.path = path;
    this.access = access;
  }

  public String method() {
    return method;
  }

  /** Returns the path from the server's root. */
  public String path() {
    return ROOT + path;
  }

  public Access access() {
    return access;
  }

  /** Returns the name in templates, such as replay-dead-letters. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Finds the page of a path. */
  public static Optional<ConsolePage> of(HttpMethod method, String path) {
    String wanted = method.equals(HttpMethod.HEAD) ? "GET" : method.name();
    return Stream.of(values())
        .filter(page -> page.method.equals(wanted) && page.fits(path))
        .findFirst();
  }

  /** Returns true if a page has this path, for any method. */
  public static boolean isKnown(String path) {
    return Stream.of(values()).anyMatch(page -> page.fits(path));
  }

  private boolean fits(String asked) {
    String[] segments = path().split("/", -1);
    String[] others = asked.split("/", -1);
    if (segments.length != others.length) {
      return false;
    }
    for (int i = 0; i < segments.length; i++) {
      boolean named = segments[i].startsWith("{") && !others[i].isEmpty();
      if (!named && !segments[i].equals(others[i])) {
        return false;
      }
    }
    return true;
  }
}

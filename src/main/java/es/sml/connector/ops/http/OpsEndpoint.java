package es.sml.connector.ops.http;

import java.util.Locale;
import java.util.Set;

/** The endpoints of the ops API, as described in openapi.yaml. */
public enum OpsEndpoint {
  SHOW_STATUS("GET", "status"),
  LIST_DEAD_LETTERS(
      "GET",
      "dead-letters",
      "queue",
      "dealer",
      "account",
      "stage",
      "reason",
      "state",
      "key",
      "since",
      "until",
      "format",
      "order",
      "limit",
      "after"),
  SHOW_DEAD_LETTER("GET", "dead-letters/{deadLetter}"),
  UNMASK_DEAD_LETTER("POST", "dead-letters/{deadLetter}/unmask"),
  DOWNLOAD_DEAD_LETTER("POST", "dead-letters/{deadLetter}/download"),
  TRY_DEAD_LETTER("POST", "dead-letters/{deadLetter}/try"),
  CREATE_BY_HAND("POST", "dead-letters/{deadLetter}/create"),
  TEACH("POST", "dead-letters/{deadLetter}/teach"),
  SAVE_TEMPLATE("POST", "dead-letters/{deadLetter}/save-template"),
  REPLAY_DEAD_LETTERS("POST", "dead-letters/replay"),
  DISCARD_DEAD_LETTERS("POST", "dead-letters/discard"),
  LIST_LEADS(
      "GET", "leads", "state", "parked", "account", "dealer", "smlId", "key", "since", "until",
      "limit", "after"),
  SEARCH_LEADS("POST", "leads/search"),
  SHOW_LEAD("GET", "leads/{lead}"),
  UNMASK_LEAD("POST", "leads/{lead}/unmask"),
  LIST_CANDIDATES("GET", "leads/{lead}/candidates"),
  RESOLVE_LEAD("POST", "leads/{lead}/resolve"),
  ERASE_LEADS("POST", "leads/erase"),
  TRY_MESSAGE("POST", "messages/try"),
  SHOW_REPORT("GET", "report", "from", "to", "dealer"),
  EXPORT_REPORT("GET", "report.csv", "from", "to", "dealer"),
  TEST_CHANNEL("POST", "channels/test"),
  LIST_ALERTS("GET", "alerts"),
  TEST_ALERT("POST", "alerts/test"),
  LIST_CRMS("GET", "crms"),
  LIST_EVENTS("GET", "crms/{dealer}/events", "state", "since", "until", "limit", "after"),
  RETRY_CRM("POST", "crms/{dealer}/retry"),
  TEST_CRM("POST", "crms/{dealer}/test"),
  REDELIVER_EVENTS("POST", "crms/{dealer}/redeliver"),
  LIST_COMMANDS("GET", "commands", "limit", "after"),
  LIST_AUDIT("GET", "audit", "key", "since", "until", "limit", "after"),
  LIST_PAUSES("GET", "pauses"),
  PAUSE("POST", "pauses"),
  RESUME("POST", "pauses/resume"),
  LIST_LOG("GET", "log", "level", "since", "after", "limit"),
  SET_LOG_LEVEL("POST", "log/level"),
  RESUME_ACCOUNT("POST", "accounts/{account}/resume"),
  RELOAD("POST", "reload"),
  MAKE_SUPPORT_BUNDLE("POST", "support-bundle"),
  MAKE_BACKUP("POST", "backup"),
  DESCRIBE("GET", "openapi.yaml");

  /** The beginning of all paths. */
  public static final String ROOT = "/api/v1/";

  private final String method;
  private final String path;

  @SuppressWarnings("ImmutableEnumChecker") // it comes from Set.of
  private final Set<String> parameters;

  OpsEndpoint(String method, String path, String... parameters) {
    this.method = method;
    this.path = path;
    this.parameters = Set.of(parameters);
  }

  public String method() {
    return method;
  }

  /** Returns the path below {@link #ROOT}. */
  public String path() {
    return path;
  }

  /** Returns the names of its query parameters. Each endpoint has {@code language}, too. */
  public Set<String> parameters() {
    return parameters;
  }

  /** Returns the name in routes and steps, such as list-dead-letters. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}

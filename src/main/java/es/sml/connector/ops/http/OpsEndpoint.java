package es.sml.connector.ops.http;

import java.util.Locale;

/** The endpoints of the ops API, as described in openapi.yaml. */
public enum OpsEndpoint {
  SHOW_STATUS("GET", "status"),
  LIST_DEAD_LETTERS("GET", "dead-letters"),
  SHOW_DEAD_LETTER("GET", "dead-letters/{deadLetter}"),
  UNMASK_DEAD_LETTER("POST", "dead-letters/{deadLetter}/unmask"),
  DOWNLOAD_DEAD_LETTER("POST", "dead-letters/{deadLetter}/download"),
  TRY_DEAD_LETTER("POST", "dead-letters/{deadLetter}/try"),
  CREATE_BY_HAND("POST", "dead-letters/{deadLetter}/create"),
  TEACH("POST", "dead-letters/{deadLetter}/teach"),
  SAVE_TEMPLATE("POST", "dead-letters/{deadLetter}/save-template"),
  REPLAY_DEAD_LETTERS("POST", "dead-letters/replay"),
  DISCARD_DEAD_LETTERS("POST", "dead-letters/discard"),
  LIST_LEADS("GET", "leads"),
  SEARCH_LEADS("POST", "leads/search"),
  SHOW_LEAD("GET", "leads/{lead}"),
  UNMASK_LEAD("POST", "leads/{lead}/unmask"),
  LIST_CANDIDATES("GET", "leads/{lead}/candidates"),
  RESOLVE_LEAD("POST", "leads/{lead}/resolve"),
  ERASE_LEADS("POST", "leads/erase"),
  TRY_MESSAGE("POST", "messages/try"),
  SHOW_REPORT("GET", "report"),
  EXPORT_REPORT("GET", "report.csv"),
  TEST_CHANNEL("POST", "channels/test"),
  LIST_ALERTS("GET", "alerts"),
  TEST_ALERT("POST", "alerts/test"),
  LIST_CRMS("GET", "crms"),
  LIST_EVENTS("GET", "crms/{dealer}/events"),
  RETRY_CRM("POST", "crms/{dealer}/retry"),
  TEST_CRM("POST", "crms/{dealer}/test"),
  REDELIVER_EVENTS("POST", "crms/{dealer}/redeliver"),
  LIST_COMMANDS("GET", "commands"),
  LIST_AUDIT("GET", "audit"),
  LIST_PAUSES("GET", "pauses"),
  PAUSE("POST", "pauses"),
  RESUME("POST", "pauses/resume"),
  LIST_LOG("GET", "log"),
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

  OpsEndpoint(String method, String path) {
    this.method = method;
    this.path = path;
  }

  public String method() {
    return method;
  }

  /** Returns the path below {@link #ROOT}. */
  public String path() {
    return path;
  }

  /** Returns the name in routes and steps, such as list-dead-letters. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}

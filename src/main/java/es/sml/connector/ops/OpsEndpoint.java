package es.sml.connector.ops;

import java.util.Locale;

/** What the ops API does, as its description in openapi.yaml has it. */
public enum OpsEndpoint {
  SHOW_STATUS("GET", "status"),
  LIST_LETTERS("GET", "dead-letters"),
  SHOW_LETTER("GET", "dead-letters/{letter}"),
  UNMASK_LETTER("POST", "dead-letters/{letter}/unmask"),
  REPLAY_LETTERS("POST", "dead-letters/replay"),
  DISCARD_LETTERS("POST", "dead-letters/discard"),
  LIST_LEADS("GET", "leads"),
  SEARCH_LEADS("POST", "leads/search"),
  SHOW_LEAD("GET", "leads/{lead}"),
  UNMASK_LEAD("POST", "leads/{lead}/unmask"),
  RESOLVE_LEAD("POST", "leads/{lead}/resolve"),
  ERASE_LEADS("POST", "leads/erase"),
  LIST_AUDIT("GET", "audit"),
  RESUME_ACCOUNT("POST", "accounts/{account}/resume"),
  RELOAD("POST", "reload"),
  DESCRIBE("GET", "openapi.yaml");

  /** What all paths begin with. */
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

  /** Below {@link #ROOT}. */
  public String path() {
    return path;
  }

  /** As routes and steps are named: list-letters. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}

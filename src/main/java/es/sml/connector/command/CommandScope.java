package es.sml.connector.command;

import es.sml.connector.sml.SmlOperation;

/** What of an account an operation reaches, and so how a dealer's program is held to its own. */
public enum CommandScope {
  /** One lead, which must be the dealer's. */
  LEAD,
  /** A task, whose lead must be the dealer's. */
  TASK,
  /** What SML can limit to some concessionaires, which must be the dealer's. */
  CONCESSIONAIRES,
  /** What is new, or the same for everybody. */
  ANYBODY,
  /** What SML cannot limit: all dealers' clients, places or sources. */
  ACCOUNT,
  /** The session with SML, which is the connector's own. */
  SESSION;

  /** The scope of an operation. */
  public static CommandScope of(SmlOperation operation) {
    return switch (operation) {
      case LOGIN, LOGOUT -> SESSION;
      case LIST_CLIENTS, LIST_CONCESSIONAIRES, LIST_SOURCES -> ACCOUNT;
      case LIST_LEADS, LIST_USERS -> CONCESSIONAIRES;
      case CREATE_LEAD, LIST_GAS_TYPES, LIST_PROVINCES, LIST_LOCALITIES -> ANYBODY;
      case MODIFY_TASK, DELETE_TASK -> TASK;
      case GET_LEAD,
          ASSIGN_LEAD,
          CHANGE_STATUS,
          MODIFY_LEAD,
          CREATE_TASK,
          LEAD_HISTORY,
          FINISH_LEAD,
          CLICK2CALL ->
          LEAD;
    };
  }
}

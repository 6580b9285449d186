package es.sml.connector.command.access;

import es.sml.connector.sml.SmlOperation;

/**
 * Decides how far each operation reaches within an account: one lead, a task, concessionaires or
 * all. It decides whether a dealer's program may use the operation.
 */
public enum CommandScope {
  /** One lead; it must be the dealer's. */
  LEAD,
  /** A task; its lead must be the dealer's. */
  TASK,
  /** Lists that SML can limit to concessionaires; these must be the dealer's. */
  CONCESSIONAIRES,
  /** New data, or data that is the same for all dealers. */
  ANYBODY,
  /** Data that SML cannot limit: all dealers' clients, concessionaires or sources. */
  ACCOUNT,
  /** The session with SML; only the connector may use it. */
  SESSION;

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

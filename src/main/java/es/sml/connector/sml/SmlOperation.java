package es.sml.connector.sml;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Operations of SML's API (Kit para Desarrolladores, "Tabla de comandos disponibles"). A test
 * compares them with openapi.yaml, which has their details.
 */
public enum SmlOperation {
  LOGIN("POST", "/api/auth/login/"),
  LOGOUT("POST", "/api/auth/logout/"),
  LIST_CONCESSIONAIRES("GET", "/api/concessionaire/"),
  LIST_LEADS("GET", "/api/lead/"),
  GET_LEAD("GET", "/api/lead/{id_lead}/"),
  CREATE_LEAD("POST", "/api/lead/"),
  LIST_SOURCES("GET", "/api/source/"),
  LIST_GAS_TYPES("GET", "/api/gas_type/"),
  LIST_CLIENTS("GET", "/api/clients/"),
  LIST_PROVINCES("GET", "/api/provinces/"),
  LIST_LOCALITIES("GET", "/api/localities/"),
  ASSIGN_LEAD("PATCH", "/api/lead/{id_lead}/"),
  LIST_USERS("GET", "/api/user/"),
  CHANGE_STATUS("PATCH", "/api/lead/{id_lead}/change_status/"),
  MODIFY_LEAD("PATCH", "/api/lead/{id_lead}/"),
  CREATE_TASK("POST", "/api/lead_task_create/"),
  MODIFY_TASK("PATCH", "/api/task/{id_tarea}/"),
  DELETE_TASK("DELETE", "/api/task/{id_tarea}/"),
  LEAD_HISTORY("GET", "/api/lead_history/{id_lead}/get_history/"),
  FINISH_LEAD("PATCH", "/api/lead/{id_lead}/"),
  CLICK2CALL("PATCH", "/api/netelip/call_control_lead/click2call/");

  private final String label = name().toLowerCase(Locale.ROOT).replace('_', '-');
  private final String method;
  private final String path;

  SmlOperation(String method, String path) {
    this.method = method;
    this.path = path;
  }

  /** Returns the operation of this name, such as create-lead; empty for any other. */
  public static Optional<SmlOperation> of(String label) {
    return Arrays.stream(values()).filter(each -> each.label.equals(label)).findFirst();
  }

  /** Returns its name in openapi.yaml and on the command line. */
  public String label() {
    return label;
  }

  public String method() {
    return method;
  }

  /** Returns the path below the account's root, with its values in braces. */
  public String path() {
    return path;
  }

  /** Returns whether a success has the id of something new. */
  public boolean creates() {
    return this == CREATE_LEAD || this == CREATE_TASK;
  }

  /** Returns whether SML may have changed something if there is no response. */
  public boolean writes() {
    return !method.equals("GET") && this != LOGIN && this != LOGOUT;
  }

  /** Returns whether its response is a list with pages. */
  public boolean lists() {
    return label.startsWith("list-") || this == LEAD_HISTORY;
  }
}

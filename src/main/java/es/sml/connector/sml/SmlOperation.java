package es.sml.connector.sml;

/** The operations of SML's API (Kit para Desarrolladores, "Tabla de comandos disponibles"). */
public enum SmlOperation {
  LOGIN("login", "POST", "/api/auth/login/", 200, false),
  LIST_LEADS("list-leads", "GET", "/api/lead/", 200, false),
  GET_LEAD("get-lead", "GET", "/api/lead/{id_lead}/", 200, false),
  CREATE_LEAD("create-lead", "POST", "/api/lead/", 201, true),
  LIST_SOURCES("list-sources", "GET", "/api/source/", 200, false),
  LIST_GAS_TYPES("list-gas-types", "GET", "/api/gas_type/", 200, false),
  LIST_PROVINCES("list-provinces", "GET", "/api/provinces/", 200, false),
  LIST_LOCALITIES("list-localities", "GET", "/api/localities/", 200, false),
  LIST_USERS("list-users", "GET", "/api/user/", 200, false);

  private final String label;
  private final String method;
  private final String path;
  private final int success;
  private final boolean writes;

  SmlOperation(String label, String method, String path, int success, boolean writes) {
    this.label = label;
    this.method = method;
    this.path = path;
    this.success = success;
    this.writes = writes;
  }

  public String label() {
    return label;
  }

  String method() {
    return method;
  }

  /** Path below the account's root, with its dynamic values in braces. */
  String path() {
    return path;
  }

  /** The one status that says it was done. */
  int success() {
    return success;
  }

  /** Whether SML may have changed something when no answer tells. */
  boolean writes() {
    return writes;
  }
}

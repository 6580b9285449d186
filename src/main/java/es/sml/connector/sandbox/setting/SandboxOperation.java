package es.sml.connector.sandbox.setting;

import java.util.Arrays;
import java.util.Optional;

/** An operation of the API, by its name in faults, statistics and the audit. */
public enum SandboxOperation {
  LOGIN("login"),
  LOGOUT("logout"),
  LIST_CONCESSIONAIRES("list-concessionaires"),
  LIST_LEADS("list-leads"),
  GET_LEAD("get-lead"),
  CREATE_LEAD("create-lead"),
  ASSIGN_LEAD("assign-lead"),
  CHANGE_STATUS("change-status"),
  MODIFY_LEAD("modify-lead"),
  FINISH_LEAD("finish-lead"),
  LEAD_HISTORY("lead-history"),
  CREATE_TASK("create-task"),
  MODIFY_TASK("modify-task"),
  DELETE_TASK("delete-task"),
  CLICK2CALL("click2call"),
  LIST_SOURCES("list-sources"),
  LIST_GAS_TYPES("list-gas-types"),
  LIST_CLIENTS("list-clients"),
  LIST_PROVINCES("list-provinces"),
  LIST_LOCALITIES("list-localities"),
  LIST_USERS("list-users");

  private final String label;

  SandboxOperation(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }

  public boolean needsToken() {
    return this != LOGIN;
  }

  public static Optional<SandboxOperation> labelled(String label) {
    return Arrays.stream(values()).filter(operation -> operation.label.equals(label)).findFirst();
  }
}

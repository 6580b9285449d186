package es.sml.connector.parse.request;

/** The types of SML's tasks that a customer's request can have. */
public enum TaskType {
  DATE("date"),
  APPRAISAL("appraisal"),
  BUDGET("budget"),
  FINANCING("financing"),
  WARRANTY("warranty"),
  VEHICLE_INFORMATION("vehicle_information"),
  OTHER("other");

  private final String written;

  TaskType(String written) {
    this.written = written;
  }

  /** Returns the type as SML writes it. */
  public String written() {
    return written;
  }
}

package es.sml.connector.runtime.step;

import java.util.stream.Stream;

/**
 * The ids of routes, route templates and route configurations that Java code names. Each must be in
 * the route files: otherwise a route cannot be created, or its spans and meters are missing.
 */
public enum RouteId {
  BROKER_DEAD_LEAD("broker-dead-lead"),
  CALLBACK_FOLDER("callback-folder"),
  CALLBACK_QUEUE("callback-queue"),
  CALLBACK_WEBHOOK("callback-webhook"),
  CHECK_ACCOUNT("check-account"),
  COMMAND_ERRORS("command-errors"),
  CONSOLE_PAGE("console-page"),
  DEAD_LETTER("dead-letter"),
  DEALER_QUEUE_MESSAGE("dealer-queue-message"),
  DEDUPLICATE_LEAD("deduplicate-lead"),
  DELIVER_PROBE("deliver-probe"),
  DOOR_CHANNEL("door-channel"),
  DOOR_IDS("door-ids"),
  DROP_FOLDER_ERRORS("drop-folder-errors"),
  DROP_FOLDER_FILE("drop-folder-file"),
  FETCH_ERRORS("fetch-errors"),
  HEALTH_METRICS("health-metrics"),
  HEALTH_REPORT("health-report"),
  INBOX_MAIL("inbox-mail"),
  INBOX_POP3("inbox-pop3"),
  INTAKE_ERRORS("intake-errors"),
  LEAD_ERRORS("lead-errors"),
  LEAD_INTAKE("lead-intake"),
  FETCH_LEAD("fetch-lead"),
  FETCH_REQUEST("fetch-request"),
  STORE_FETCHED("store-fetched"),
  READ_LEADS("read-leads"),
  NOTE_DUPLICATE("note-duplicate"),
  OPS_API("ops-api"),
  OPS_SML("ops-sml"),
  PARK_LEAD("park-lead"),
  PARSE_INBOUND("parse-inbound"),
  PARSE_MESSAGE("parse-message"),
  PARTITION_COMMANDS("partition-commands"),
  POST_LEAD("post-lead"),
  PROCESS_COMMANDS("process-commands"),
  RECONCILE_LEAD("reconcile-lead"),
  RESCHEDULE_LEAD("reschedule-lead"),
  ROUTE_ERRORS("route-errors"),
  SCHEDULE_ERRORS("schedule-errors"),
  SML_LOGIN("sml-login"),
  SML_REFERENCE("sml-reference"),
  SML_REQUEST("sml-request"),
  STATUS_MISSED("status-missed"),
  STATUS_SYNC("status-sync");

  private final String id;

  RouteId(String id) {
    this.id = id;
  }

  public String id() {
    return id;
  }

  /** Returns the id of the route that a template creates for a dealer, an account or a page. */
  public String of(String instance) {
    return prefix() + instance;
  }

  /** Returns the start of the ids of all routes that a template creates. */
  public String prefix() {
    return id + "-";
  }

  /** Returns whether a route is this one, or one that this template creates. */
  public boolean covers(String route) {
    return route.equals(id) || route.startsWith(prefix());
  }

  public static Stream<String> all() {
    return Stream.of(values()).map(RouteId::id);
  }
}

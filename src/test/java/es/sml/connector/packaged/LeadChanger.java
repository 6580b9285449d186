package es.sml.connector.packaged;

import com.fasterxml.jackson.databind.JsonNode;
import es.sml.connector.testing.sandbox.SandboxCaller;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.LongConsumer;

/** A user of SML who changes one lead after the other and records each change. */
final class LeadChanger {
  static final String USER = "user ";
  static final String TASK = "task ";
  private static final List<String> OPEN = List.of("new", "commercial_management", "tracing");
  private static final List<String> USERS = List.of("2", "3", "4", "5");

  private final SandboxCaller sml;
  private final Random random;
  private final List<Long> leads = new ArrayList<>();
  private final Map<Long, List<String>> made = new LinkedHashMap<>();
  private final Map<Long, String> statuses = new HashMap<>();
  private final Map<Long, String> users = new HashMap<>();
  private int count;

  LeadChanger(SandboxCaller sml, Random random) {
    this.sml = sml;
    this.random = random;
  }

  synchronized void add(long id) {
    JsonNode lead = call("GET", "/api/lead/" + id + "/", null);
    leads.add(id);
    made.put(id, new ArrayList<>());
    statuses.put(id, lead.path("status").asText());
    users.put(id, lead.path("user").asText());
  }

  /** Makes a change that does not end the lead. */
  synchronized void change() {
    long lead = leads.get(random.nextInt(leads.size()));
    switch (random.nextInt(5)) {
      case 0 -> assign(lead);
      case 1 -> doTask(lead);
      default -> changeStatus(lead, other(OPEN, statuses.get(lead)));
    }
  }

  synchronized void changeStatus(long lead, String status) {
    call("PATCH", "/api/lead/" + lead + "/change_status/", "{\"status\":\"" + status + "\"}");
    note(lead, statuses.put(lead, status) + " > " + status);
  }

  synchronized void changeStatus(long lead) {
    changeStatus(lead, other(OPEN, statuses.get(lead)));
  }

  /** The leads in turn. */
  synchronized void changeNext() {
    changeStatus(leads.get(count % leads.size()));
  }

  synchronized void each(LongConsumer change) {
    leads.forEach(change::accept);
  }

  /** Returns the changes of each lead, in order. */
  synchronized Map<Long, List<String>> made() {
    return made;
  }

  synchronized int count() {
    return count;
  }

  synchronized void assign(long lead) {
    String user = other(USERS, users.get(lead));
    call("PATCH", "/api/lead/" + lead + "/", "{\"user\":" + user + "}");
    note(lead, USER + users.put(lead, user) + " > " + user);
  }

  private void doTask(long lead) {
    JsonNode task =
        call("POST", "/api/lead_task_create/", "{\"lead\":" + lead + ",\"type\":\"date\"}");
    String id = task.path("id").asText();
    call("PATCH", "/api/task/" + id + "/", "{\"realization_date_check\":true}");
    note(lead, TASK + id);
  }

  private void note(long lead, String change) {
    made.get(lead).add(change);
    count++;
  }

  private String other(List<String> choices, String than) {
    List<String> others = choices.stream().filter(choice -> !choice.equals(than)).toList();
    return others.get(random.nextInt(others.size()));
  }

  private JsonNode call(String method, String path, String body) {
    SandboxCaller.Reply reply = sml.send(method, path, body);
    if (reply.status() >= 300) {
      throw new AssertionError(method + " " + path + ": " + reply.text());
    }
    return reply.body();
  }
}

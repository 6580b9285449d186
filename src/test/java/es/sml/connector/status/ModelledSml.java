package es.sml.connector.status;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** Leads of a stubbed SML that keep what became of them, and show it in their history. */
final class ModelledSml {
  static final String END = "end";

  private final StubbedSml sml;
  private final Map<Long, Modelled> leads = new TreeMap<>();
  private long entries;

  ModelledSml(StubbedSml sml) {
    this.sml = sml;
  }

  /** Each value that a lead had, the first one first. */
  record Modelled(List<String> statuses, List<Long> users, List<String> history) {
    String status() {
      return statuses.get(statuses.size() - 1);
    }

    Long user() {
      return users.get(users.size() - 1);
    }
  }

  List<Long> ids() {
    return List.copyOf(leads.keySet());
  }

  Modelled lead(long id) {
    return leads.get(id);
  }

  /**
   * A new lead.
   *
   * @param user null for none
   */
  long create(Long user) {
    long id = leads.size() + 1L;
    List<Long> users = new ArrayList<>(Collections.singletonList(user));
    leads.put(id, new Modelled(new ArrayList<>(List.of("new")), users, new ArrayList<>()));
    show(id);
    return id;
  }

  synchronized void assign(long id, Long user) {
    Modelled lead = leads.get(id);
    if (!Objects.equals(user, lead.user()) && !END.equals(lead.status())) {
      note(id, "user", lead.user(), user);
      lead.users().add(user);
      show(id);
    }
  }

  synchronized void change(long id, String status) {
    Modelled lead = leads.get(id);
    if (!status.equals(lead.status())) {
      note(id, "status", lead.status(), status);
      lead.statuses().add(status);
      show(id);
    }
  }

  private void note(long id, String field, Object from, Object to) {
    leads
        .get(id)
        .history()
        .add(
            0,
            "{\"history_id\":%d,\"history_user\":3,\"changes\":[{\"field\":\"%s\",\"old\":%s,\"new\":%s}]}"
                .formatted(++entries, field, text(from), text(to)));
  }

  private void show(long id) {
    Modelled lead = leads.get(id);
    sml.history(id, lead.history().toArray(String[]::new));
    sml.lead(id, lead.status(), ",\"user\":" + lead.user());
  }

  private static String text(Object value) {
    return value == null ? "null" : "\"" + value + "\"";
  }
}

package es.sml.connector.alert.store;

import es.sml.connector.alert.AlertRule;
import es.sml.connector.alert.Condition;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The problems that each node sees. Those of a node that reports no more end after a while. */
record NodeConditions(String node) {
  private static final Duration LASTS = AlertStore.INTERVAL.multipliedBy(3);

  /** Replaces them, except those of the unknown rules. */
  void replace(JdbcClient jdbc, Collection<Condition> present, Set<AlertRule> unknown, long now) {
    Map<String, Condition> named = new LinkedHashMap<>();
    present.forEach(condition -> named.merge(condition.key(), condition, NodeConditions::worse));
    read(jdbc.sql("SELECT content FROM alert_condition WHERE node = ?").param(node))
        .filter(last -> unknown.contains(last.rule()))
        .forEach(last -> named.putIfAbsent(last.key(), last));
    jdbc.sql("DELETE FROM alert_condition WHERE node = ? OR seen_at < ? OR seen_at > ?")
        .params(node, now - LASTS.toMillis(), now) // the clock was set back
        .update();
    named.forEach(
        (name, condition) ->
            jdbc.sql(
                    "INSERT INTO alert_condition (node, name, content, seen_at) VALUES (?, ?, ?, ?)")
                .params(node, name, AlertJson.write(condition), now)
                .update());
  }

  /** Returns the problems of all nodes, each once. */
  List<Condition> all(JdbcClient jdbc, long now) {
    Map<String, Condition> found = new LinkedHashMap<>();
    read(jdbc.sql("SELECT content FROM alert_condition WHERE seen_at >= ? ORDER BY name, node")
            .param(now - LASTS.toMillis()))
        .forEach(condition -> found.merge(condition.key(), condition, NodeConditions::worse));
    return new ArrayList<>(found.values());
  }

  private static Stream<Condition> read(JdbcClient.StatementSpec query) {
    return query.query(String.class).list().stream()
        .map(written -> AlertJson.read(written, Condition.class));
  }

  private static Condition worse(Condition first, Condition second) {
    return second.severity().compareTo(first.severity()) > 0 ? second : first;
  }
}

package es.sml.connector.cluster;

import es.sml.connector.database.LedgerTransactions;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The nodes and their leases in PostgreSQL. A lease lasts while its node renews itself, by the
 * database's clock.
 */
final class LeaseTable {
  private final LedgerTransactions transactions;
  private final String node;
  private final Duration lasts;
  private final String now;

  /** SQL condition of a live node. */
  private final String lives;

  /**
   * @param lasts lifetime of a node that does not renew itself
   */
  LeaseTable(LedgerTransactions transactions, String node, Duration lasts) {
    this.transactions = transactions;
    this.node = node;
    this.lasts = lasts;
    this.now = transactions.now();
    this.lives = Expiry.isToCome(now, "until_at", lasts);
  }

  /**
   * Renews the node. After a lapse the node keeps the leases that no other node has acquired.
   *
   * @param seeks number of leases that the node wants; a node that wants none is not a peer
   */
  void renew(int seeks) {
    transactions.write(
        jdbc ->
            jdbc.sql(
                    "INSERT INTO node (node, until_at, seeks) VALUES (?, %1$s + ?, ?) ON CONFLICT (node) DO UPDATE SET until_at = excluded.until_at, seeks = excluded.seeks"
                        .formatted(now))
                .params(node, lasts.toMillis(), seeks)
                .update());
  }

  boolean isAlive(String other) {
    return transactions.read(
            jdbc ->
                jdbc.sql("SELECT COUNT(*) FROM node WHERE node = ? AND " + lives)
                    .param(other)
                    .query(Integer.class)
                    .single())
        > 0;
  }

  /** Counts the live nodes. */
  int nodes() {
    return count("SELECT COUNT(*) FROM node WHERE " + lives);
  }

  /** Counts the live nodes that want leases. */
  int peers() {
    return count("SELECT COUNT(*) FROM node WHERE seeks > 0 AND " + lives);
  }

  /** Returns this node's leases. */
  Set<String> held() {
    return new HashSet<>(
        transactions.read(
            jdbc ->
                jdbc.sql("SELECT name FROM lease WHERE node = ?")
                    .param(node)
                    .query(String.class)
                    .list()));
  }

  /** Returns the leases that live nodes hold. */
  Set<String> heldAnywhere() {
    return new HashSet<>(
        transactions.read(
            jdbc ->
                jdbc.sql("SELECT l.name FROM lease l JOIN node n ON n.node = l.node WHERE " + lives)
                    .query(String.class)
                    .list()));
  }

  /**
   * Acquires the leases that no live node holds.
   *
   * @return epochs of the acquired leases, by name
   */
  Map<String, Long> acquire(Collection<String> names) {
    Map<String, Long> acquired = new HashMap<>();
    if (names.isEmpty()) {
      return acquired;
    }
    transactions.write(
        jdbc -> {
          acquired.clear();
          jdbc.sql(
                  """
                  INSERT INTO lease (name, node, epoch)
                  SELECT name, :node, 1 FROM UNNEST(CAST(ARRAY[:names] AS TEXT[])) AS sought (name) ORDER BY name
                  ON CONFLICT (name) DO UPDATE SET node = excluded.node, epoch = lease.epoch + 1
                  WHERE NOT EXISTS (SELECT 1 FROM node n WHERE n.node = lease.node AND %s)
                  RETURNING name, epoch"""
                      .formatted(lives))
              .param("node", node)
              .param("names", names)
              .query((row, number) -> acquired.put(row.getString(1), row.getLong(2)))
              .list();
          return null;
        });
    return acquired;
  }

  void free(Collection<String> names) {
    if (!names.isEmpty()) {
      transactions.write(
          jdbc ->
              jdbc.sql("UPDATE lease SET node = NULL WHERE node = :node AND name IN (:names)")
                  .param("node", node)
                  .param("names", names)
                  .update());
    }
  }

  /** Removes the node and its leases. */
  void end() {
    transactions.write(
        jdbc -> {
          jdbc.sql("UPDATE lease SET node = NULL WHERE node = ?").param(node).update();
          return jdbc.sql("DELETE FROM node WHERE node = ? OR until_at < " + now + " - 86400000")
              .param(node)
              .update();
        });
  }

  private int count(String query) {
    return transactions.read(jdbc -> jdbc.sql(query).query(Integer.class).single());
  }
}

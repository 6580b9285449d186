package es.sml.connector.runtime;

import es.sml.connector.cluster.Leases;
import es.sml.connector.cluster.NodeIdentity;
import es.sml.connector.cluster.Ownership;
import es.sml.connector.config.Settings;
import es.sml.connector.database.Database;
import es.sml.connector.deliver.Poster;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;

/** This node among the nodes that share its database. */
final class Nodes implements AutoCloseable {
  private final NodeIdentity identity;
  private final Leases leases;
  private final List<IntConsumer> listeners = new CopyOnWriteArrayList<>();

  private Nodes(Settings settings, Database database, BooleanSupplier fitness) {
    if (database == null || !settings.database().postgresql()) {
      identity = null;
      leases = null;
      return;
    }
    identity = NodeIdentity.open(settings.dataDirectory());
    leases =
        new Leases(
            database,
            identity.name(),
            fitness,
            count -> listeners.forEach(listener -> listener.accept(count)));
  }

  /** Returns a single node. */
  static Nodes none() {
    return new Nodes(null, null, () -> true);
  }

  /**
   * Joins the nodes of the database.
   *
   * @param fitness whether this node can receive leads
   * @throws IllegalStateException if another process uses the data directory
   */
  static Nodes join(Settings settings, Database database, BooleanSupplier fitness) {
    Nodes nodes = new Nodes(settings, database, fitness);
    if (nodes.leases != null) {
      nodes.leases.start();
    }
    return nodes;
  }

  /** Returns whether other nodes may exist. */
  boolean areShared() {
    return leases != null;
  }

  Ownership ownership() {
    return areShared() ? leases : Ownership.ALONE;
  }

  /** Returns this node's name; null for a single node. */
  String name() {
    return areShared() ? identity.name() : null;
  }

  Poster poster() {
    return areShared() ? Poster.named(identity.name(), leases::isAlive) : Poster.alone();
  }

  /** Calls the listener with the number of nodes, now and after each count. */
  void onCount(IntConsumer listener) {
    listeners.add(listener);
    listener.accept(areShared() ? leases.nodes() : 1);
  }

  @Override
  public void close() throws Exception {
    if (areShared()) {
      leases.close();
      identity.close();
    }
  }
}

package es.sml.connector.runtime.node;

import es.sml.connector.cluster.LeaseManager;
import es.sml.connector.cluster.NodeIdentity;
import es.sml.connector.cluster.Ownership;
import es.sml.connector.config.Settings;
import es.sml.connector.database.Database;
import es.sml.connector.deliver.reconcile.SenderIdentity;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;

/** This node among the nodes that share its database. Only with PostgreSQL can there be several. */
public final class Nodes implements AutoCloseable {
  private final NodeIdentity identity;
  private final LeaseManager leases;
  private final List<IntConsumer> listeners = new CopyOnWriteArrayList<>();

  private Nodes(Settings settings, Database database, BooleanSupplier fitness) {
    if (database == null || !settings.database().postgresql()) {
      identity = null;
      leases = null;
      return;
    }
    identity = NodeIdentity.open(settings.dataDirectory());
    leases =
        new LeaseManager(
            database,
            identity.name(),
            fitness,
            count -> listeners.forEach(listener -> listener.accept(count)));
  }

  public static Nodes none() {
    return new Nodes(null, null, () -> true);
  }

  /**
   * Joins the nodes of the database.
   *
   * @param fitness whether this node can receive leads
   * @throws IllegalStateException if another process uses the data directory
   */
  public static Nodes join(Settings settings, Database database, BooleanSupplier fitness) {
    Nodes nodes = new Nodes(settings, database, fitness);
    if (nodes.leases != null) {
      nodes.leases.start();
    }
    return nodes;
  }

  public String nameInAudit() {
    return areShared() ? "connector (" + name() + ")" : "connector";
  }

  /** Returns whether other nodes may exist. */
  public boolean areShared() {
    return leases != null;
  }

  public Ownership ownership() {
    return areShared() ? leases : Ownership.ALONE;
  }

  /** Returns this node's name; null for a single node. */
  public String name() {
    return areShared() ? identity.name() : null;
  }

  public SenderIdentity senderIdentity() {
    return areShared()
        ? SenderIdentity.named(identity.name(), leases::isAlive)
        : SenderIdentity.alone();
  }

  /** Calls the listener with the number of nodes, now and after each count. */
  public void onCount(IntConsumer listener) {
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

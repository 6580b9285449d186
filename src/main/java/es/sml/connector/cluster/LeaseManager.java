package es.sml.connector.cluster;

import es.sml.connector.database.LedgerTransactions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Distributes leases evenly among the nodes of one database. It decides how long a silent node
 * keeps its leases, and what a node that is not fit gives up.
 */
public final class LeaseManager implements Ownership, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LeaseManager.class);
  private static final Duration ROUND = Duration.ofSeconds(2);
  private static final Duration LASTS = Duration.ofSeconds(8);

  /** A node gives up earlier than others may acquire: clocks differ, and replies take time. */
  private static final Duration LASTS_HERE = Duration.ofSeconds(7);

  private static final int ENDING = 32;
  private static final Duration CHECK_INTERVAL = Duration.ofMillis(250);

  private final LeaseTable table;
  private final BooleanSupplier fitness;
  private final IntConsumer nodesListener;
  private final Map<String, LeaseHolder> holders = new ConcurrentHashMap<>();
  private final ConcurrentLinkedQueue<String> freed = new ConcurrentLinkedQueue<>();
  private final AtomicInteger nodes = new AtomicInteger(1);
  private final ScheduledExecutorService clock =
      Executors.newScheduledThreadPool(3, LeaseManager::thread);
  private final ExecutorService ending = Executors.newFixedThreadPool(ENDING, LeaseManager::thread);
  private final AtomicBoolean sought = new AtomicBoolean();
  private volatile boolean fit = true;
  private volatile long aliveUntil = System.nanoTime();
  private boolean troubled;

  /**
   * @param node unique name of the node
   * @param fitness whether this node can use a lease; the call may block
   * @param nodesListener gets the number of live nodes after each count
   */
  public LeaseManager(
      LedgerTransactions transactions,
      String node,
      BooleanSupplier fitness,
      IntConsumer nodesListener) {
    this.table = new LeaseTable(transactions, node, LASTS);
    this.fitness = fitness;
    this.nodesListener = nodesListener;
  }

  /** Starts acquiring leases. */
  public void start() {
    table.end(); // release at once what this node held before a crash
    every(ROUND, () -> fit = fitness.getAsBoolean());
    every(ROUND, this::round);
    every(CHECK_INTERVAL, this::checkAlive);
  }

  @Override
  public void seek(String name, Owner owner) {
    holders.put(name, new LeaseHolder(name, owner));
    if (!sought.getAndSet(true)) {
      // At a start, acquire all wanted leases together.
      Future<?> unused =
          clock.schedule(this::round, CHECK_INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  @Override
  public void leave(String name) {
    LeaseHolder holder = holders.remove(name);
    if (holder != null) {
      holder.leave();
      freed.add(name);
    }
  }

  /** Returns whether a node is live by the database's clock. */
  public boolean isAlive(String node) {
    return table.isAlive(node);
  }

  /** Returns the number of live nodes at the last count. */
  public int nodes() {
    return nodes.get();
  }

  @Override
  public void close() throws InterruptedException {
    clock.shutdownNow();
    clock.awaitTermination(LASTS.toMillis(), TimeUnit.MILLISECONDS);
    loseAll();
    ending.shutdown();
    ending.awaitTermination(LASTS.toMillis(), TimeUnit.MILLISECONDS);
    try {
      table.end();
    } catch (DataAccessException | TransactionException e) {
      LOG.warn(
          "this node could not release its leases; other nodes acquire them in {} s",
          LASTS.toSeconds());
    }
  }

  private void every(Duration pause, Runnable work) {
    Future<?> unused =
        clock.scheduleWithFixedDelay(
            () -> {
              try {
                work.run();
              } catch (RuntimeException e) {
                LOG.error("unexpected failure of the leases; retrying", e);
              }
            },
            0,
            pause.toMillis(),
            TimeUnit.MILLISECONDS);
  }

  private synchronized void round() {
    try {
      sought.set(false);
      // A node that is alone keeps its leases: no other node could use them.
      boolean isFit = fit || nodes.get() <= 1;
      long asked = System.nanoTime();
      table.renew(isFit ? holders.size() : 0);
      aliveUntil = asked + LASTS_HERE.toNanos();
      nodes.set(Math.max(1, table.nodes()));
      nodesListener.accept(nodes.get());
      share(isFit);
      troubled = false;
    } catch (DataAccessException | TransactionException e) {
      if (!troubled) {
        troubled = true;
        LOG.warn(
            "this node cannot renew its leases; other nodes acquire them until it can: {}",
            e.getClass().getSimpleName());
      }
    }
  }

  // A node that was alone keeps its mailboxes: no other node reads them, and logins are slow.
  private void checkAlive() {
    if (nodes.get() > 1 && System.nanoTime() - aliveUntil > 0) {
      loseAll();
    }
  }

  private void loseAll() {
    holders.forEach((name, holder) -> holder.lose(ending, () -> freed.add(name)));
  }

  private void share(boolean isFit) {
    free();
    Set<String> ours = table.held();
    List<String> held = new ArrayList<>();
    List<String> wanted = new ArrayList<>();
    holders.forEach(
        (name, holder) -> {
          if (holder.isHeld() && !ours.contains(name)) {
            holder.lose(ending, () -> {}); // another node may hold it already
          } else if (holder.isHeld()) {
            held.add(name);
          } else if (holder.isFree()) {
            wanted.add(name);
          }
        });
    int peers = Math.max(1, table.peers());
    int share = isFit ? (holders.size() + peers - 1) / peers : 0;
    Collections.shuffle(held);
    for (String name : held.subList(Math.min(share, held.size()), held.size())) {
      LeaseHolder holder = holders.get(name);
      if (holder != null) {
        holder.lose(ending, () -> freed.add(name));
      }
    }
    acquire(wanted, share - held.size());
  }

  // In random order, so that nodes that poll at the same time want different leases.
  private void acquire(List<String> wanted, int most) {
    if (most <= 0 || wanted.isEmpty()) {
      return;
    }
    wanted.removeAll(table.heldAnywhere());
    Collections.shuffle(wanted);
    table
        .acquire(wanted.subList(0, Math.min(most, wanted.size())))
        .forEach(
            (name, epoch) -> {
              LeaseHolder holder = holders.get(name);
              if (holder == null || !holder.gain(epoch)) {
                freed.add(name);
              }
            });
  }

  private void free() {
    List<String> names = new ArrayList<>();
    for (String name = freed.poll(); name != null; name = freed.poll()) {
      names.add(name);
    }
    try {
      table.free(names);
    } catch (RuntimeException e) {
      freed.addAll(names);
      throw e;
    }
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "leases");
    thread.setDaemon(true);
    return thread;
  }
}

package es.sml.connector.simulation;

import es.sml.connector.database.LedgerTransactions;
import es.sml.connector.deliver.poison.PoisonMessageGuard;
import es.sml.connector.deliver.poison.PoisonRecord;
import es.sml.connector.deliver.reconcile.SenderIdentity;
import es.sml.connector.lead.LeadHeaders;
import es.sml.connector.lead.MessageKey;
import es.sml.connector.ledger.CreatedLeads;
import es.sml.connector.ledger.action.OperatorAction;
import es.sml.connector.ledger.action.OperatorAudit;
import es.sml.connector.ledger.action.OperatorResolutions;
import es.sml.connector.runtime.step.LeadWay;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.stream.Collectors;

/** Nodes, a broker, a ledger and an SML, from the first lead to the last event. */
final class SimulatedWorld {
  private static final Duration RESTART = Duration.ofSeconds(3);
  private static final Duration BROKERS_PATIENCE = Duration.ofSeconds(30);
  private static final int MOST_THINGS = 20_000;
  private static final OperatorAction BY_A_PERSON = new OperatorAction("operator", "replay", null);

  private final LeadRoutes routes;
  private final SimulatedLedger ledger;
  private final ExecutorService threads;
  private final Plan plan;
  private final Bug bug;
  private final Timeline timeline = new Timeline();
  private final SimulatedBroker broker = new SimulatedBroker(this);
  private final SimulatedSml sml;
  private final List<Node> nodes = new ArrayList<>();
  private final Map<String, SimulatedOffer> offered = new LinkedHashMap<>();
  private final List<String> events = new ArrayList<>();
  private Duration clockError = Duration.ZERO;
  private int edges;

  /**
   * @param bug the bug of each of its processes; null for none
   */
  SimulatedWorld(
      LeadRoutes routes,
      SimulatedLedger ledger,
      ExecutorService threads,
      Plan plan,
      SimulatedSml.Sight sight,
      Bug bug) {
    this.routes = routes;
    this.ledger = ledger;
    this.threads = threads;
    this.plan = plan;
    this.bug = bug;
    this.sml = new SimulatedSml(this, routes.times(), sight);
    ledger.begin(() -> timeline.now() + clockError.toMillis());
  }

  Timeline timeline() {
    return timeline;
  }

  SimulatedBroker broker() {
    return broker;
  }

  SimulatedSml sml() {
    return sml;
  }

  SimulatedLedger ledger() {
    return ledger;
  }

  Plan plan() {
    return plan;
  }

  /** Returns the leads that it received. */
  Collection<SimulatedOffer> offered() {
    return offered.values();
  }

  /** Returns the number of durable actions. */
  int edges() {
    return edges;
  }

  /** Returns the log of its events. */
  List<String> events() {
    return events;
  }

  /**
   * @param name null for a single node
   */
  Node node(String name, int consumers) {
    Node node = new Node(this, name, consumers);
    nodes.add(node);
    node.start();
    return node;
  }

  boolean isAlive(String name) {
    return nodes.stream().anyMatch(node -> node.name().equals(name) && node.isAlive());
  }

  /**
   * Sends a customer's lead.
   *
   * @param name of its message: the same name is the same message, another name is a duplicate lead
   */
  void offer(String dealer, String phone, String name, Duration in) {
    String key = send(dealer, name, SimulatedSml.lead(phone), in);
    offered.put(key, new SimulatedOffer(dealer, phone, name, key));
  }

  /** Sends the same on the queue of its dealer's own programs. */
  void offerAtItsDealer(String dealer, String phone, String name, Duration in) {
    String text = SimulatedSml.lead(phone);
    String key = MessageKey.of(dealer, name, text.getBytes(StandardCharsets.UTF_8));
    Map<String, Object> headers = Map.of(LeadHeaders.KEY, key, LeadHeaders.NAME, name);
    broker.send(new Message(SimulatedBroker.queueOf(dealer), headers, text), in);
    offered.put(key, new SimulatedOffer(dealer, phone, name, key));
  }

  /** Sends leads of several customers in one message. */
  void offerTogether(String dealer, List<String> phones, String name, Duration in) {
    String leads =
        phones.stream().map(SimulatedSml::lead).collect(Collectors.joining(",", "[", "]"));
    String key = send(dealer, name, leads, in);
    for (int part = 1; part <= phones.size(); part++) {
      String partKey = MessageKey.part(key, part);
      offered.put(
          partKey, new SimulatedOffer(dealer, phones.get(part - 1), name + "/" + part, partKey));
    }
  }

  /**
   * Replays a lead's dead letter, if there is one.
   *
   * @param cutOff true if the replay stops halfway, so that the dead letter stays
   */
  void replay(SimulatedOffer offer, Duration in, boolean cutOff) {
    timeline.in(
        in,
        () -> {
          if (broker.count(SimulatedBroker.DEAD, offer.key()) == 0) {
            return;
          }
          note(offer + " is replayed" + (cutOff ? ", which is cut off" : ""));
          LedgerTransactions transactions = ledger.of(this);
          OperatorResolutions resolutions =
              new OperatorResolutions(
                  transactions, new OperatorAudit(transactions), CreatedLeads.NONE);
          boolean granted =
              resolutions.replay(offer.key(), LeadRoutes.ACCOUNT, BY_A_PERSON).granted();
          if (granted && !cutOff) {
            broker.remove(SimulatedBroker.DEAD, offer.key());
            send(offer.dealer(), offer.name(), SimulatedSml.lead(offer.phone()), Duration.ZERO);
          }
        });
  }

  private String send(String dealer, String name, String text, Duration in) {
    byte[] content = text.getBytes(StandardCharsets.UTF_8);
    String key = MessageKey.of(dealer, name, content);
    Map<String, Object> headers =
        Map.of(
            LeadHeaders.KEY,
            key,
            LeadHeaders.DEALER,
            dealer,
            LeadHeaders.CHANNEL,
            "QUEUE",
            LeadHeaders.NAME,
            name,
            LeadHeaders.RECEIVED,
            timeline.now());
    broker.send(new Message(SimulatedBroker.INBOUND, headers, content), in);
    return key;
  }

  /** Sets the clock of the ledger's database. */
  void setClock(Duration error) {
    note("the ledger's clock is off by " + error);
    clockError = error;
  }

  /** Runs until no event is left. */
  void play() {
    while (timeline.next()) {
      if (timeline.happened() > MOST_THINGS) {
        throw new EndlessWorldException(this);
      }
      dispatch();
    }
  }

  /** Kills it for a restart, unless it is dead or stands still. */
  void kill(Node node) {
    if (node.isRunning()) {
      note(node + " dies");
      node.kill();
      timeline.in(RESTART, node::start);
    }
  }

  /**
   * The next action of a process is durable, so the process may die before it and others may act.
   */
  void edge(String what) {
    Strand strand = Strand.current();
    if (strand == null) {
      return; // an action of an operator
    }
    checkAlive();
    note(what);
    int edge = edges++;
    if (plan.diesAt(edge)) {
      kill(strand.life().node());
      throw new Crash();
    }
    Duration still = plan.standsStillAt(edge);
    if (still != null && strand.life().node().isRunning()) {
      note(strand.life().node() + " stands still for " + still);
      strand.life().node().freeze(still, BROKERS_PATIENCE);
    }
    pause(plan.step());
  }

  void pause(Duration time) {
    Strand strand = Strand.current();
    boolean alone =
        !strand.life().isFrozen()
            && !canDispatch()
            && timeline.happened() <= MOST_THINGS
            && timeline.tryPass(time);
    if (!alone) {
      strand.pause(time);
    }
    checkAlive();
  }

  void checkAlive() {
    Strand strand = Strand.current();
    if (strand != null && strand.life().isDead()) {
      throw new Crash();
    }
  }

  void note(String what) {
    Strand strand = Strand.current();
    String who = strand == null ? "" : strand.life().node() + "/" + strand.number() + " ";
    events.add(timeline.passed().toMillis() + " " + who + what);
  }

  void begin(Life life, Runnable work) {
    Strand.begin(threads, timeline, life, work);
  }

  void equip(Life life, SenderIdentity sender) {
    routes.bind(life, ledger.of(this), sender, timeline);
    LeadWay.bindPoisonMessageGuard(
        life.steps(),
        new PoisonMessageGuard(
            ledger.of(this),
            new PatientTurn(this, 1),
            new PatientTurn(this, PoisonMessageGuard.TOGETHER),
            PoisonRecord.NONE));
    if (bug != null) {
      bug.plant(life);
    }
  }

  /** Sends a message through the routes, and reports the result to the broker. */
  void process(Delivery delivery) {
    String key = String.valueOf(delivery.message().headers().get(LeadHeaders.KEY));
    note("takes " + offered.getOrDefault(key, new SimulatedOffer("", "several", "", key)));
    try {
      routes.process(delivery);
      edge("commit");
      if (!broker.commit(delivery)) {
        note("the broker has given it to another");
      }
    } catch (Crash crash) {
      note("is no more");
    } catch (Exception e) {
      if (!delivery.life().isDead()) {
        note("rolled back: " + e);
        broker.rollBack(delivery);
      }
    }
  }

  private boolean canDispatch() {
    return broker.hasWork() && nodes.stream().anyMatch(Node::hasRoom);
  }

  private void dispatch() {
    while (canDispatch()) {
      List<Node> free = nodes.stream().filter(Node::hasRoom).toList();
      Node node = free.get(plan.below(free.size()));
      node.process(broker.deliver(node.life()));
    }
  }
}

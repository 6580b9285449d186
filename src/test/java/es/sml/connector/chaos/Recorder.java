package es.sml.connector.chaos;

import es.sml.connector.chaos.OfferedLead.Fate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Remembers the offered leads and asks SML and the broker, never the connector, for their end. */
final class Recorder {
  private static final Pattern PHONE = Pattern.compile("(?<!\\d)6\\d{8}(?!\\d)");

  private final Map<String, OfferedLead> offered = new ConcurrentHashMap<>();
  private final List<Recovery> recoveries = new ArrayList<>();
  private final AtomicInteger next;

  /**
   * @param first number of the first phone, so that no two recorders of a run use the same phone
   */
  Recorder(int first) {
    this.next = new AtomicInteger(first);
  }

  /** The end of a fault, with the leads that it delayed. */
  private record Recovery(Instant over, Set<String> phones) {}

  /** The broker's queues at the end. */
  record Remains(
      List<BrokerQueues.Kept> dead,
      List<BrokerQueues.Kept> parked,
      List<BrokerQueues.Kept> dismissed) {
    static Remains of(BrokerQueues queues) throws Exception {
      return new Remains(
          queues.browse("leads.dead"),
          queues.browse("leads.parked"),
          queues.browse("leads.dismissed"));
    }
  }

  /** Returns a phone that no other lead has. */
  String newPhone() {
    return "6%08d".formatted(next.getAndIncrement());
  }

  /** Records that the source has the lead. */
  void offered(String phone, Fate fate) {
    offered.putIfAbsent(phone, new OfferedLead(phone, fate));
  }

  /** Forgets the leads offered so far. */
  void forget() {
    offered.clear();
    recoveries.clear();
  }

  int count() {
    return offered.size();
  }

  long count(Fate fate) {
    return offered.values().stream().filter(lead -> lead.fate() == fate).count();
  }

  /** Records the end of a fault: it had delayed the leads that are not in SML. */
  void faultOver(SmlProcess sml) {
    Set<String> open = ConcurrentHashMap.newKeySet();
    open.addAll(offered.keySet());
    sml.created().forEach(lead -> open.remove(lead.phone()));
    recoveries.add(new Recovery(Instant.now(), open));
  }

  Tally tally(List<SmlProcess.Created> created, Remains remains) {
    Map<String, Integer> inSml = new HashMap<>();
    created.forEach(lead -> inSml.merge(lead.phone(), 1, Integer::sum));
    Map<String, Integer> dead = phones(remains.dead());
    Map<String, Integer> parked = phones(remains.parked());
    Map<String, Integer> dismissed = phones(remains.dismissed());
    List<String> lost = new ArrayList<>();
    List<String> duplicated = new ArrayList<>();
    List<String> unexpected = new ArrayList<>();
    int[] ended = new int[4];
    for (OfferedLead lead : offered.values()) {
      String phone = lead.phone();
      Whereabouts where =
          new Whereabouts(
              inSml.getOrDefault(phone, 0),
              dead.getOrDefault(phone, 0),
              dismissed.getOrDefault(phone, 0),
              parked.getOrDefault(phone, 0));
      ended[0] += Math.min(where.created(), 1);
      ended[1] += Math.min(where.dead(), 1);
      ended[2] += Math.min(where.dismissed(), 1);
      ended[3] += Math.min(where.parked(), 1);
      if (where.isLost()) {
        lost.add(phone);
      } else if (where.isDuplicated()) {
        duplicated.add(phone);
      } else if (!where.agreesWith(lead.fate())) {
        unexpected.add(phone);
      }
    }
    return new Tally(
        offered.size(), ended[0], ended[1], ended[3], ended[2], lost, duplicated, unexpected);
  }

  /**
   * Returns the time that each delayed lead needed into SML, from the end of the last fault before
   * it.
   */
  List<Duration> recoveryTimes(List<SmlProcess.Created> created) {
    Map<String, Instant> createdAt =
        created.stream()
            .collect(
                Collectors.toMap(
                    SmlProcess.Created::phone,
                    SmlProcess.Created::at,
                    (a, b) -> a.isBefore(b) ? a : b));
    Map<String, Duration> times = new HashMap<>();
    for (Recovery recovery : recoveries) {
      for (String phone : recovery.phones()) {
        Instant at = createdAt.get(phone);
        if (at != null && at.isAfter(recovery.over())) {
          times.put(phone, Duration.between(recovery.over(), at)); // the last one counts
        }
      }
    }
    return times.values().stream().sorted().toList();
  }

  private static Map<String, Integer> phones(List<BrokerQueues.Kept> messages) {
    Map<String, Integer> phones = new HashMap<>();
    for (BrokerQueues.Kept message : messages) {
      Matcher matcher = PHONE.matcher(message.content());
      Set<String> inMessage = ConcurrentHashMap.newKeySet();
      while (matcher.find()) {
        inMessage.add(matcher.group());
      }
      inMessage.forEach(phone -> phones.merge(phone, 1, Integer::sum));
    }
    return phones;
  }
}

package es.sml.connector.report.count;

import es.sml.connector.ledger.state.LeadState;
import java.util.EnumMap;
import java.util.Map;

/** Adds up leads by state. It decides which states count as rejected, and which as waiting. */
final class LeadCounter {
  private final Map<LeadState, long[]> states = new EnumMap<>(LeadState.class);
  private long understood;
  private long certain;

  void add(CountedLead lead) {
    states.computeIfAbsent(lead.state(), state -> new long[1])[0]++;
    if (lead.unsure() != null) {
      understood++;
      certain += lead.unsure() == 0 ? 1 : 0;
    }
  }

  /** Adds the leads of another counter, and returns this one. */
  LeadCounter add(LeadCounter other) {
    other.states.forEach(
        (state, number) -> states.computeIfAbsent(state, each -> new long[1])[0] += number[0]);
    understood += other.understood;
    certain += other.certain;
    return this;
  }

  private long sum(LeadState... some) {
    long sum = 0;
    for (LeadState state : some) {
      sum += states.containsKey(state) ? states.get(state)[0] : 0;
    }
    return sum;
  }

  LeadSums sums() {
    long created = sum(LeadState.CREATED);
    long duplicates = sum(LeadState.DUPLICATE);
    long rejected = sum(LeadState.REJECTED, LeadState.FAILED);
    long unknown = sum(LeadState.UNKNOWN);
    long waiting = sum(LeadState.RECEIVED, LeadState.POSTING);
    return new LeadSums(
        created + duplicates + rejected + unknown + waiting,
        created,
        duplicates,
        rejected,
        unknown,
        waiting,
        sum(LeadState.NOT_A_LEAD),
        understood,
        certain);
  }
}

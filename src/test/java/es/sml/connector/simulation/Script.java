package es.sml.connector.simulation;

import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** A fixed sequence of faults, and deaths at given edges. */
final class Script implements Plan {
  private final List<SimulatedFault> faults;
  private final List<SimulatedFault> changeFaults;
  private final Set<Integer> deaths;
  private final Set<String> rejected = new HashSet<>();
  private int sent;
  private int changed;

  /**
   * @param faults of the first requests to create a lead; all later requests succeed, except that
   *     SML rejects the same leads again
   */
  Script(List<SimulatedFault> faults, int... deaths) {
    this(faults, List.of(), deaths);
  }

  /**
   * @param changeFaults of the first requests to change a lead; all later ones succeed
   */
  Script(List<SimulatedFault> faults, List<SimulatedFault> changeFaults, int... deaths) {
    this.faults = faults;
    this.changeFaults = changeFaults;
    this.deaths = Arrays.stream(deaths).boxed().collect(Collectors.toSet());
  }

  @Override
  public SimulatedFault fault(String phone) {
    if (rejected.contains(phone)) {
      return SimulatedFault.REJECTED;
    }
    SimulatedFault fault = sent < faults.size() ? faults.get(sent++) : SimulatedFault.NONE;
    if (fault == SimulatedFault.TOKEN_REFUSED && sent > 1 && faults.get(sent - 2) == fault) {
      return SimulatedFault
          .NONE; // or the account is down, and waits by a clock that is not simulated
    }
    if (fault == SimulatedFault.REJECTED) {
      rejected.add(phone);
    }
    return fault;
  }

  @Override
  public SimulatedFault changeFault(String phone) {
    return changed < changeFaults.size() ? changeFaults.get(changed++) : SimulatedFault.NONE;
  }

  @Override
  public SimulatedFault.Answer listAnswer() {
    return SimulatedFault.Answer.CREATED;
  }

  @Override
  public boolean diesAt(int edge) {
    return deaths.contains(edge);
  }

  @Override
  public Duration standsStillAt(int edge) {
    return null;
  }

  @Override
  public Duration step() {
    return Duration.ofMillis(1);
  }

  /** Returns the longest possible time, because an action just in time is the hardest case. */
  @Override
  public Duration below(Duration longest) {
    return longest.minusMillis(1);
  }

  @Override
  public int below(int count) {
    return 0;
  }

  @Override
  public Duration hiddenFor(Duration longest) {
    return longest.minusMillis(1);
  }

  @Override
  public String toString() {
    return faults + ", of changes " + changeFaults + ", with deaths at " + deaths;
  }
}

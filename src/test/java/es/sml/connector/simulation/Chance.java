package es.sml.connector.simulation;

import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** Random decisions; the same seed gives the same decisions. */
final class Chance implements Plan {
  private static final SimulatedFault[] FAULTS =
      Arrays.stream(SimulatedFault.values())
          .filter(
              fault -> fault == SimulatedFault.REJECTED || !SimulatedFault.REFUSALS.contains(fault))
          .toArray(SimulatedFault[]::new);
  private static final List<SimulatedFault.Answer> NO_LIST =
      List.of(
          SimulatedFault.Answer.SERVER_ERROR,
          SimulatedFault.Answer.RESET,
          SimulatedFault.Answer.SILENCE,
          SimulatedFault.Answer.TOO_MANY,
          SimulatedFault.Answer.NO_CONNECTION);

  /** About as many as there are in a world of some leads. */
  private static final int EDGES = 60;

  private final Random random;
  private final Set<Integer> deaths = new HashSet<>();
  private final Map<Integer, Duration> stands = new HashMap<>();
  private final Set<String> good = new HashSet<>();
  private final Set<String> bad = new HashSet<>();
  private boolean tokenWasRefused;

  Chance(long seed) {
    this.random = new Random(seed);
    for (int times = below(4); times > 0; times--) {
      int edge = below(EDGES);
      if (in(60)) {
        deaths.add(edge);
      } else {
        stands.put(edge, upTo(Duration.ofMinutes(5)));
      }
    }
  }

  boolean in(int hundred) {
    return random.nextInt(100) < hundred;
  }

  /** Returns a random time from zero to the longest. */
  Duration upTo(Duration longest) {
    return Duration.ofMillis(random.nextInt((int) longest.toMillis() + 1));
  }

  @Override
  public SimulatedFault fault(String phone) {
    if (bad.contains(phone)) {
      return SimulatedFault.REJECTED;
    }
    SimulatedFault fault = in(50) ? SimulatedFault.NONE : FAULTS[random.nextInt(FAULTS.length)];
    if (fault == SimulatedFault.TOKEN_REFUSED && tokenWasRefused) {
      return SimulatedFault
          .NONE; // or the account is down, and waits by a clock that is not simulated
    }
    tokenWasRefused |= fault == SimulatedFault.TOKEN_REFUSED;
    if (fault == SimulatedFault.REJECTED && good.contains(phone)) {
      return SimulatedFault.NONE; // SML always decides the same
    }
    (fault == SimulatedFault.REJECTED ? bad : good).add(phone);
    return fault;
  }

  @Override
  public SimulatedFault changeFault(String phone) {
    SimulatedFault fault = in(50) ? SimulatedFault.NONE : FAULTS[random.nextInt(FAULTS.length)];
    return fault == SimulatedFault.REJECTED || fault == SimulatedFault.TOKEN_REFUSED
        ? SimulatedFault.NONE
        : fault;
  }

  @Override
  public SimulatedFault.Answer listAnswer() {
    return in(85) ? SimulatedFault.Answer.CREATED : NO_LIST.get(random.nextInt(NO_LIST.size()));
  }

  @Override
  public boolean diesAt(int edge) {
    return deaths.contains(edge);
  }

  @Override
  public Duration standsStillAt(int edge) {
    return stands.get(edge);
  }

  @Override
  public Duration step() {
    return Duration.ofMillis(1).plus(upTo(Duration.ofMillis(in(5) ? 5_000 : 60)));
  }

  @Override
  public Duration below(Duration longest) {
    return upTo(longest.minusMillis(1));
  }

  @Override
  public int below(int count) {
    return random.nextInt(count);
  }

  @Override
  public Duration hiddenFor(Duration longest) {
    return in(60) ? Duration.ZERO : below(longest);
  }
}

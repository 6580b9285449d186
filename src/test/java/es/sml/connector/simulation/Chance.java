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
  private static final Fault[] FAULTS =
      Arrays.stream(Fault.values())
          .filter(fault -> fault == Fault.REJECTED || !Fault.REFUSALS.contains(fault))
          .toArray(Fault[]::new);
  private static final List<Fault.Answer> NO_LIST =
      List.of(
          Fault.Answer.SERVER_ERROR,
          Fault.Answer.RESET,
          Fault.Answer.SILENCE,
          Fault.Answer.TOO_MANY,
          Fault.Answer.NO_CONNECTION);

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
  public Fault fault(String phone) {
    if (bad.contains(phone)) {
      return Fault.REJECTED;
    }
    Fault fault = in(50) ? Fault.NONE : FAULTS[random.nextInt(FAULTS.length)];
    if (fault == Fault.TOKEN_REFUSED && tokenWasRefused) {
      return Fault.NONE; // or the account is down, and waits by a clock that is not simulated
    }
    tokenWasRefused |= fault == Fault.TOKEN_REFUSED;
    if (fault == Fault.REJECTED && good.contains(phone)) {
      return Fault.NONE; // SML always decides the same
    }
    (fault == Fault.REJECTED ? bad : good).add(phone);
    return fault;
  }

  @Override
  public Fault changeFault(String phone) {
    Fault fault = in(50) ? Fault.NONE : FAULTS[random.nextInt(FAULTS.length)];
    return fault == Fault.REJECTED || fault == Fault.TOKEN_REFUSED ? Fault.NONE : fault;
  }

  @Override
  public Fault.Answer listAnswer() {
    return in(85) ? Fault.Answer.CREATED : NO_LIST.get(random.nextInt(NO_LIST.size()));
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

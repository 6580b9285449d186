package es.sml.connector.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import es.sml.connector.simulation.SimulatedSml.Sight;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.LoggerFactory;

/**
 * Proves in virtual time that no lead is lost and none is created twice. -Dsimulation.seed=N
 * replays a failed seed; -Dsimulation.seeds=N plays so many seeds from that one on.
 */
class SimulationTest {
  private static final Long SEED = Long.getLong("simulation.seed");
  private static final int SEEDS = Integer.getInteger("simulation.seeds", SEED == null ? 1_000 : 1);
  private static final int SEEDS_FOR_A_BUG = 2_000;
  private static final Logger OURS = (Logger) LoggerFactory.getLogger("es.sml.connector");
  private static final Logger CAMEL = (Logger) LoggerFactory.getLogger("org.apache.camel");

  @TempDir private static Path directory;
  private static Worlds worlds;

  @BeforeAll
  static void open() throws Exception {
    OURS.setLevel(Level.OFF); // each death is one of thousands
    CAMEL.setLevel(Level.OFF);
    worlds = new Worlds(directory);
  }

  @AfterAll
  static void close() throws Exception {
    OURS.setLevel(Level.INFO);
    CAMEL.setLevel(null);
    worlds.close();
  }

  @AfterEach
  void mend() {
    worlds.plant(null);
  }

  static Stream<Arguments> faultsAndSights() {
    return Arrays.stream(SimulatedFault.values())
        .flatMap(fault -> Arrays.stream(Sight.values()).map(sight -> Arguments.of(fault, sight)));
  }

  @ParameterizedTest
  @MethodSource("faultsAndSights")
  void aLeadOutlivesEveryDeathAndEveryTwo(SimulatedFault fault, Sight sight) {
    int edges = small(new Script(List.of(fault)), sight);
    for (int first = 0; first < edges; first++) {
      int more = small(new Script(List.of(fault), first), sight);
      for (int second = first + 1; second < more; second++) {
        small(new Script(List.of(fault), first, second), sight);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void aLeadOffItsDealersQueueOutlivesEveryDeathAndEveryTwo(SimulatedFault fault) {
    int edges = byItsDealersQueue(new Script(List.of(fault)));
    for (int first = 0; first < edges; first++) {
      int more = byItsDealersQueue(new Script(List.of(fault), first));
      for (int second = first + 1; second < more; second++) {
        byItsDealersQueue(new Script(List.of(fault), first, second));
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void aLeadOutlivesADeathBetweenAnyTwoFaults(SimulatedFault first) {
    for (SimulatedFault second : SimulatedFault.values()) {
      List<SimulatedFault> faults = List.of(first, second);
      int edges = small(new Script(faults), Sight.BY_REFERENCE);
      for (int death = 0; death < edges; death++) {
        small(new Script(faults, death), Sight.BY_REFERENCE);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"REJECTED", "REJECTED_ONCE", "REJECTED_THOUGH_STORED", "TOKEN_REFUSED"})
  void aDuplicateIsNotedOnceWhateverDies(SimulatedFault fault) {
    for (SimulatedFault second : List.of(SimulatedFault.NONE, fault)) {
      List<SimulatedFault> faults = List.of(fault, second);
      int edges = duplicated(new Script(List.of(), faults));
      for (int death = 0; death < edges; death++) {
        duplicated(new Script(List.of(), faults, death));
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void aDeadLetterIsReplayedToOneLeadWhateverDies(SimulatedFault second) {
    for (SimulatedFault refusal : SimulatedFault.REFUSALS) {
      List<SimulatedFault> faults = List.of(refusal, second);
      int edges = replayed(faults);
      for (int death = 0; death < edges; death++) {
        replayed(faults, death);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void theLeadsOfOneMessageOutliveEveryDeath(SimulatedFault fault) {
    int edges = split(new Script(List.of(SimulatedFault.NONE, fault)));
    for (int death = 0; death < edges; death++) {
      split(new Script(List.of(SimulatedFault.NONE, fault), death));
    }
  }

  @Test
  void noSeedLosesOrDuplicatesALead() {
    long from = SEED == null ? 1 : SEED;
    for (long seed = from; seed < from + SEEDS; seed++) {
      SimulatedWorld world = worlds.byChance(seed);
      long which = seed;
      assertThat(SimulationCheck.on(world)).as(() -> "seed " + which + events(world)).isEmpty();
    }
  }

  @Test
  void aSeedReproducesItsWorld() {
    for (long seed = 1; seed <= 20; seed++) {
      assertThat(worlds.byChance(seed).events()).isEqualTo(worlds.byChance(seed).events());
    }
  }

  @ParameterizedTest
  @EnumSource
  void eachBugIsSeen(Bug bug) {
    worlds.plant(bug);
    long seed = 1;
    while (seed < SEEDS_FOR_A_BUG && isWell(seed)) {
      seed++;
    }
    assertThat(seed).as("the seed that shows " + bug).isLessThan(SEEDS_FOR_A_BUG);
  }

  private static boolean isWell(long seed) {
    try {
      return SimulationCheck.on(worlds.byChance(seed)).isEmpty();
    } catch (EndlessWorldException e) {
      return false;
    }
  }

  /** Returns the number of durable actions. Each is a possible place of death. */
  private static int small(Script script, Sight sight) {
    return edges(worlds.small(script, sight), script);
  }

  private static int byItsDealersQueue(Script script) {
    return edges(worlds.byItsDealersQueue(script, Sight.BY_REFERENCE), script);
  }

  private static int duplicated(Script script) {
    return edges(worlds.duplicated(script), script);
  }

  private static int replayed(List<SimulatedFault> faults, int... deaths) {
    Script script = new Script(faults, deaths);
    SimulatedWorld world = worlds.replayed(script);
    int edges = edges(world, script);
    boolean stored =
        faults.get(0) == SimulatedFault.REJECTED_THOUGH_STORED
            || !faults.contains(SimulatedFault.REJECTED);
    assertThat(world.sml().leads()).as(() -> script + events(world)).hasSize(stored ? 1 : 0);
    return edges;
  }

  private static int split(Script script) {
    return edges(worlds.split(script), script);
  }

  private static int edges(SimulatedWorld world, Script script) {
    assertThat(SimulationCheck.on(world)).as(() -> script + events(world)).isEmpty();
    return world.edges();
  }

  private static String events(SimulatedWorld world) {
    return "\n" + String.join("\n", world.events()) + "\n";
  }
}

package es.sml.connector.chaos;

/**
 * The amount of chaos.
 *
 * @param seed of all random decisions
 * @param isLong true for the long run
 */
record ChaosSettings(long seed, boolean isLong) {
  static ChaosSettings fromSystemProperties() {
    String seed = System.getProperty("chaos.seed", "");
    return new ChaosSettings(
        seed.isEmpty() ? System.nanoTime() & 0xFFFF_FFFFL : Long.parseLong(seed),
        Boolean.parseBoolean(System.getProperty("chaos.long", "false")));
  }

  /** Reads a number that -Dchaos.NAME=N sets. */
  int number(String name, int quick, int thorough) {
    String set = System.getProperty("chaos." + name, "");
    return set.isEmpty() ? (isLong ? thorough : quick) : Integer.parseInt(set);
  }
}

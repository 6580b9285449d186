package es.sml.connector.chaos;

/**
 * How much chaos there is.
 *
 * @param seed decides everything that is decided by chance
 * @param isLong the long cut
 */
record ChaosSettings(long seed, boolean isLong) {
  static ChaosSettings fromSystemProperties() {
    String seed = System.getProperty("chaos.seed", "");
    return new ChaosSettings(
        seed.isEmpty() ? System.nanoTime() & 0xFFFF_FFFFL : Long.parseLong(seed),
        Boolean.parseBoolean(System.getProperty("chaos.long", "false")));
  }

  /** A number that -Dchaos.NAME=N sets. */
  int number(String name, int quick, int thorough) {
    String set = System.getProperty("chaos." + name, "");
    return set.isEmpty() ? (isLong ? thorough : quick) : Integer.parseInt(set);
  }
}

package es.sml.connector.sml;

/**
 * Until when a request may be sent. By two clocks, of which either may stand still while the
 * machine sleeps: the first that is over counts.
 *
 * @param nanoTime of {@link System#nanoTime}
 * @param millis since 1970
 */
public record SendBy(long nanoTime, long millis) {
  /** Of a request of the connector's own, on its way through the HTTP client; never sent. */
  public static final String HEADER = "X-Send-By";

  /** As its text says. */
  public static SendBy of(String text) {
    int colon = text.indexOf(':');
    return new SendBy(
        Long.parseLong(text.substring(0, colon)), Long.parseLong(text.substring(colon + 1)));
  }

  boolean isOver() {
    return System.nanoTime() - nanoTime > 0 || System.currentTimeMillis() > millis;
  }

  @Override
  public String toString() {
    return nanoTime + ":" + millis;
  }
}

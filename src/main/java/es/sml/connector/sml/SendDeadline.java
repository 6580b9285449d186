package es.sml.connector.sml;

/**
 * Latest time for sending a request. It has two clocks, since either may stop while the machine
 * sleeps: the earlier end counts.
 *
 * @param nanoTime time of {@link System#nanoTime}
 * @param millis time in milliseconds since 1970
 */
public record SendDeadline(long nanoTime, long millis) {
  /** Header of a request within the HTTP client; never sent. */
  public static final String HEADER = "X-Send-By";

  public static SendDeadline of(String text) {
    int colon = text.indexOf(':');
    return new SendDeadline(
        Long.parseLong(text.substring(0, colon)), Long.parseLong(text.substring(colon + 1)));
  }

  public boolean isOver() {
    return System.nanoTime() - nanoTime > 0 || System.currentTimeMillis() > millis;
  }

  @Override
  public String toString() {
    return nanoTime + ":" + millis;
  }
}

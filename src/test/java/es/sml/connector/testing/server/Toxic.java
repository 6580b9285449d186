package es.sml.connector.testing.server;

/** The effect of a {@link ToxicProxy} on the bytes. */
public sealed interface Toxic {
  /** No effect. */
  record Clear() implements Toxic {}

  /** Delays each piece. */
  record Latency(int milliseconds) implements Toxic {}

  /** Sends pieces of this size, with a pause after each. */
  record Slicer(int bytes, int pauseMilliseconds) implements Toxic {}

  /** Limits the bytes a second. */
  record Bandwidth(int bytesPerSecond) implements Toxic {}

  /** Closes the connection on both sides after this number of the client's bytes. */
  record LimitData(int bytes) implements Toxic {}

  /** Lets the request pass, drops the response and resets the connection. */
  record ResetPeer() implements Toxic {}

  /** Drops the client's bytes without notice to either side. */
  record Blackhole() implements Toxic {}

  /** Refuses connections. */
  record Down() implements Toxic {}
}

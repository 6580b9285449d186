package es.sml.connector.chaos;

/** What a {@link ToxicProxy} does to the bytes that pass. */
public sealed interface Toxic {
  /** Nothing. */
  record Clear() implements Toxic {}

  /** Each piece waits. */
  record Latency(int milliseconds) implements Toxic {}

  /** Pieces of so many bytes, with a pause after each. */
  record Slicer(int bytes, int pauseMilliseconds) implements Toxic {}

  /** So many bytes a second. */
  record Bandwidth(int bytesPerSecond) implements Toxic {}

  /** After so many bytes of the client the connection is closed, for both sides. */
  record LimitData(int bytes) implements Toxic {}

  /** The request passes; its answer is swallowed and the connection reset. */
  record ResetPeer() implements Toxic {}

  /** What the client sends is taken and goes nowhere; no side is told. */
  record Blackhole() implements Toxic {}

  /** Nobody listens. */
  record Down() implements Toxic {}
}

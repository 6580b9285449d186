package es.sml.connector.ops.health;

/** The status of the whole connector: UP, DEGRADED or DOWN. {@link ConnectorHealth} decides it. */
public enum HealthStatus {
  /** Everything works. */
  UP,
  /** A part does not work, such as one mailbox or one of several accounts. Other leads go on. */
  DEGRADED,
  /** No lead goes on. */
  DOWN
}

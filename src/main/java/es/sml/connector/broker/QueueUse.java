package es.sml.connector.broker;

/** For what the connector needs a queue, which decides how it must be. */
enum QueueUse {
  /** Many take from it at a time. */
  SHARED,
  /** What is on it is done one after the other. */
  ONE_AT_A_TIME,
  /** Nobody may be there to take from it. */
  REPLIES
}

package es.sml.connector.broker.check;

/** Use of a queue, which determines its required properties. */
enum QueueUse {
  /** Many consumers share the queue. */
  SHARED,
  /** One consumer processes the messages in order. */
  ONE_AT_A_TIME,
  /** The queue may have no consumer. */
  REPLIES
}

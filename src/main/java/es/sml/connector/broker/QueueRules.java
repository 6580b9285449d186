package es.sml.connector.broker;

/** How a queue must be, or would have to be made, and why. */
final class QueueRules {
  private final BrokerFindings findings;
  private final String queue;
  private final QueueShape is;

  private QueueRules(BrokerFindings findings, String queue, QueueShape is) {
    this.findings = findings;
    this.queue = queue;
    this.is = is;
  }

  static void check(QueueShape is, String queue, QueueUse use, BrokerFindings findings) {
    QueueRules rules = new QueueRules(findings, queue, is);
    rules.checkTakers(use);
    rules.checkKeeping(use);
  }

  private void checkTakers(QueueUse use) {
    if (use == QueueUse.ONE_AT_A_TIME && !is.exclusive()) {
      fault("is not exclusive: commands overtake each other", "default-exclusive-queue", "true");
    }
    if (use != QueueUse.ONE_AT_A_TIME && is.exclusive()) {
      fault("is exclusive: one consumer gets everything", "default-exclusive-queue", "false");
    }
    if (is.maxConsumers() != -1) {
      fault("takes %d consumers only".formatted(is.maxConsumers()), "default-max-consumers", "-1");
    }
  }

  private void checkKeeping(QueueUse use) {
    if (!is.plain()) {
      findings.fault(
          queue,
          "the queue must be durable, anycast and without a filter; remove it when it is empty, and"
              + " have it made anew");
    }
    if (is.lastValue()) {
      fault("keeps the last of several messages only", "default-last-value-queue", "false");
    }
    if (is.nonDestructive()) {
      fault("keeps what was taken from it", "default-non-destructive", "false");
    }
    if (is.purged()) {
      fault("is emptied when nobody reads it", "default-purge-on-no-consumers", "false");
    }
    if (is.autoDelete()) {
      fault("goes when nobody reads it", "auto-delete-queues", "false");
    }
    if (use != QueueUse.REPLIES && is.ringSize() != -1) {
      fault("throws its oldest messages away (ring-size)", "default-ring-size", "-1");
    }
    if (use == QueueUse.REPLIES && is.ringSize() == -1) {
      findings.note(
          queue, text("grows without end if nobody reads it", "default-ring-size", "10000"));
    }
  }

  private void fault(String what, String setting, String wanted) {
    findings.fault(queue, text(what, setting, wanted));
  }

  private String text(String what, String setting, String wanted) {
    return is.exists()
        ? "the queue %s; set <%s>%s</%2$s>, and the same on the queue, which is there already"
            .formatted(what, setting, wanted)
        : "the queue, once it is made, %s; set <%s>%s</%2$s>".formatted(what, setting, wanted);
  }
}

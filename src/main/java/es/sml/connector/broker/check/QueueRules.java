package es.sml.connector.broker.check;

/** Checks the properties of an existing or future queue. */
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
    rules.checkConsumers(use);
    rules.checkKeeping(use);
  }

  private void checkConsumers(QueueUse use) {
    if (use == QueueUse.ONE_AT_A_TIME && !is.exclusive()) {
      fault("is not exclusive: commands overtake each other", "default-exclusive-queue", "true");
    }
    if (use != QueueUse.ONE_AT_A_TIME && is.exclusive()) {
      fault("is exclusive: one consumer gets everything", "default-exclusive-queue", "false");
    }
    if (is.maxConsumers() != -1) {
      fault(
          "accepts only %d consumers".formatted(is.maxConsumers()), "default-max-consumers", "-1");
    }
  }

  private void checkKeeping(QueueUse use) {
    if (!is.plain()) {
      findings.fault(
          queue,
          "the queue must be durable, anycast and without a filter; delete the queue when it is"
              + " empty, and create it again");
    }
    if (is.lastValue()) {
      fault("keeps only the last of several messages", "default-last-value-queue", "false");
    }
    if (is.nonDestructive()) {
      fault("keeps consumed messages", "default-non-destructive", "false");
    }
    if (is.purged()) {
      fault("is purged without a consumer", "default-purge-on-no-consumers", "false");
    }
    if (is.autoDelete()) {
      fault("is deleted without a consumer", "auto-delete-queues", "false");
    }
    if (use != QueueUse.REPLIES && is.ringSize() != -1) {
      fault("drops its oldest messages (ring-size)", "default-ring-size", "-1");
    }
    if (use == QueueUse.REPLIES && is.ringSize() == -1) {
      findings.note(
          queue,
          text("grows without a limit if no program consumes it", "default-ring-size", "10000"));
    }
  }

  private void fault(String what, String setting, String wanted) {
    findings.fault(queue, text(what, setting, wanted));
  }

  private String text(String what, String setting, String wanted) {
    return is.exists()
        ? "the queue %s; set <%s>%s</%2$s>, and the same on the existing queue"
            .formatted(what, setting, wanted)
        : "the queue, when it is created, %s; set <%s>%s</%2$s>".formatted(what, setting, wanted);
  }
}

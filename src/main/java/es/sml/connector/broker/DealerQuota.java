package es.sml.connector.broker;

import org.apache.activemq.artemis.core.settings.impl.ResourceLimitSettings;

/** Limits what a dealer's program may take of the embedded broker. */
final class DealerQuota {
  /** A JMS connection counts as one, and so does each of its sessions. */
  static final int SESSIONS = 100;

  /** Temporary queues for replies. */
  static final int QUEUES = 100;

  private DealerQuota() {}

  static ResourceLimitSettings of(BrokerUser user) {
    ResourceLimitSettings quota = new ResourceLimitSettings();
    quota.setName(user.username());
    quota.setMaxSessions(SESSIONS);
    quota.setMaxQueues(QUEUES);
    return quota;
  }
}

package es.sml.connector.broker;

import org.apache.activemq.artemis.core.settings.impl.ResourceLimitSettings;

/** Limits the connections and queues of a dealer's program at the embedded broker. */
final class DealerQuota {
  /** Limit of sessions; each JMS connection and each JMS session counts as one. */
  static final int SESSIONS = 100;

  /** Limit of temporary queues for replies. */
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

package es.sml.connector.broker.limit;

import es.sml.connector.broker.setting.BrokerUser;
import org.apache.activemq.artemis.core.settings.impl.ResourceLimitSettings;

/** The most sessions and temporary queues of a dealer's program at the embedded broker. */
public final class DealerQuota {
  /** Limit of sessions; each JMS connection and each JMS session counts as one. */
  public static final int SESSIONS = 100;

  /** Limit of temporary queues for replies. */
  public static final int QUEUES = 100;

  private DealerQuota() {}

  public static ResourceLimitSettings of(BrokerUser user) {
    ResourceLimitSettings quota = new ResourceLimitSettings();
    quota.setName(user.username());
    quota.setMaxSessions(SESSIONS);
    quota.setMaxQueues(QUEUES);
    return quota;
  }
}

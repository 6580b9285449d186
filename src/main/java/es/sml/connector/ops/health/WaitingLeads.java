package es.sml.connector.ops.health;

import java.util.Map;

/**
 * The numbers of leads on the queues of waiting leads.
 *
 * @param byAccount those that wait for each account
 * @param paused those of paused dealers and channels
 */
public record WaitingLeads(Map<String, Long> byAccount, long paused) {}

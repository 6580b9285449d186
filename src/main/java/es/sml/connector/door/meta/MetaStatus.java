package es.sml.connector.door.meta;

import java.time.Instant;
import java.util.Map;

/**
 * The state of a channel of Meta lead ads.
 *
 * @param dealer the dealer's id
 * @param channel the channel's id
 * @param waitingPages the reason for each page whose leads wait, by the page's id
 * @param lastRead start of the last complete reading of all forms; null before the first
 * @param readLeads number of leads that it read
 * @param recoveredLeads number of leads that it read and no webhook had brought
 * @param readFailure the reason why the newest reading was not complete; null if it was
 */
public record MetaStatus(
    String dealer,
    String channel,
    Map<String, String> waitingPages,
    Instant lastRead,
    long readLeads,
    long recoveredLeads,
    String readFailure) {}

package es.sml.connector.door.fetch;

import java.time.Instant;
import java.util.Map;

/**
 * The state of a channel whose leads are fetched.
 *
 * @param dealer the dealer's id
 * @param channel the channel's id
 * @param waiting the reason for each page or account whose leads wait, by its name
 * @param lastRead start of the last complete reading of all leads; null before the first
 * @param readLeads number of leads that it read
 * @param recoveredLeads number of leads that it read and no webhook had brought
 * @param readFailure the reason why the newest reading was not complete; null if it was
 */
public record FetchStatus(
    String dealer,
    String channel,
    Map<String, String> waiting,
    Instant lastRead,
    long readLeads,
    long recoveredLeads,
    String readFailure) {}

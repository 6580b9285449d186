package es.sml.connector.deliver;

import java.time.Duration;

/**
 * A lead's row in the ledger.
 *
 * @param attempts how often it was taken from the queue without being released again
 * @param reason of the last failure; null if there was none
 * @param smlId null until it is created
 * @param postingAge time since it was last about to be sent; zero if never
 * @param postedAt when it was last about to be sent, in milliseconds since 1970 by the database's
 *     clock; zero if never
 * @param postedBy the node that was last about to send it; null if none was, or there is but one
 * @param parked whether a person is to decide about it
 * @param settleIn time until SML cannot commit it any more; not positive where that is past
 */
public record LedgerEntry(
    String key,
    LeadState state,
    int attempts,
    String reason,
    Long smlId,
    Duration postingAge,
    long postedAt,
    String postedBy,
    boolean parked,
    Duration settleIn) {}

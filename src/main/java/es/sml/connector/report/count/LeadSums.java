package es.sml.connector.report.count;

/**
 * Numbers of leads. A message with several leads does not count; each of its leads does.
 *
 * @param leads all of the five states that follow
 * @param rejected refused by SML, or given up
 * @param unknown SML may have them
 * @param waiting on their way
 * @param notLeads messages that were no lead, which are not part of leads
 * @param understood leads that were read, as far as the ledger noted it
 * @param certain those of them without a guessed field
 */
public record LeadSums(
    long leads,
    long created,
    long duplicates,
    long rejected,
    long unknown,
    long waiting,
    long notLeads,
    long understood,
    long certain) {}

package es.sml.connector.deliver;

/**
 * What a person does with a lead, for the audit.
 *
 * @param who the role of the token, and the name that its holder gives
 * @param what one of a few words, as "replay"
 * @param details what it is done with, or why, in the person's own words; null if nothing
 */
public record Operation(String who, String what, String details) {}

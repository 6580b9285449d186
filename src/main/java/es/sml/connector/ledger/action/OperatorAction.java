package es.sml.connector.ledger.action;

/**
 * Action of an operator on a lead, for the audit.
 *
 * @param who role of the token, with the name that its holder gives
 * @param what one of a few words, such as "replay"
 * @param details subject or reason, in the operator's words; null if none
 */
public record OperatorAction(String who, String what, String details) {}

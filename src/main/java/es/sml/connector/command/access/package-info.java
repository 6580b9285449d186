/**
 * The rights of a dealer's programs: they limit a command to the dealer's own leads.
 *
 * <p>The identity and the tokens of operators are checked in ops.
 *
 * <p>Start with {@link CommandRights}.
 */
package es.sml.connector.command.access;

/**
 * The erasure of personal data and old commands from the database.
 *
 * <p>The schedule of the removal and the dead letters are handled in ops.
 *
 * <p>Start with {@link PersonalData}.
 */
package es.sml.connector.ledger.erasure;

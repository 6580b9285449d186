/**
 * The commands about the CRMs of a running connector: their states, their events, retries and
 * tests.
 *
 * <p>The connector's side of these commands is in ops.crm.
 *
 * <p>Start with {@link CrmsCommand}.
 */
package es.sml.connector.cli.crm;

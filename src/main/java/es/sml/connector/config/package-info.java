/**
 * The configuration as typed values: settings, accounts, dealers and their logins.
 *
 * <p>The reading of a file belongs to config.file, and the reload belongs to config.reload.
 *
 * <p>Start with {@link Configuration}.
 */
package es.sml.connector.config;

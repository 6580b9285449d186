/**
 * The command that writes a support bundle, also without a running connector.
 *
 * <p>The parts of a running connector are in ops.support.
 *
 * <p>Start with {@link SupportBundleCommand}.
 */
package es.sml.connector.cli.support;

/**
 * The limits on reading one message: its processor time and the size of its text.
 *
 * <p>The configured values of the limits are in parse.setting.
 *
 * <p>Start with {@link ParseWatchdog}.
 */
package es.sml.connector.parse.limit;

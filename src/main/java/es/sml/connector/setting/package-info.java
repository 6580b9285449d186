/**
 * Types of setting values, such as sizes, durations, networks and secrets, and checks of such
 * values.
 *
 * <p>The binding of settings to keys of a file belongs to config.file.
 *
 * <p>Start with {@link Check}.
 */
package es.sml.connector.setting;

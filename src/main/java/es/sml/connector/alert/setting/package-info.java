/**
 * The settings of alerts.yaml.
 *
 * <p>The reading of the file belongs to config.
 *
 * <p>Start with {@link AlertSettings}.
 */
package es.sml.connector.alert.setting;

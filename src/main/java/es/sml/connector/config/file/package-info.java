/**
 * The reading of a YAML or properties file into a typed object. Each problem has its file and line.
 *
 * <p>The keys of the connector's configuration belong to config.
 *
 * <p>Start with {@link ConfigurationFile}.
 */
package es.sml.connector.config.file;

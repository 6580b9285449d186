/**
 * What a person needs to correct a YAML file: the line of each key, and its faults in plain words.
 *
 * <p>The binding of a file to settings belongs to config.file.
 *
 * <p>Start with {@link YamlLines}.
 */
package es.sml.connector.setting.yaml;

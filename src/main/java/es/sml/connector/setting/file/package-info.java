/**
 * Safe access to private files and to folders that other programs share.
 *
 * <p>The rules of a drop folder belong to intake.folder.
 *
 * <p>Start with {@link SharedFolder}.
 */
package es.sml.connector.setting.file;

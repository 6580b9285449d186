/**
 * The settings of a drop folder, its file names, its lock and its reported errors.
 *
 * <p>The files in the folder belong to intake.file.
 *
 * <p>Start with {@link DropFolder}.
 */
package es.sml.connector.intake.folder;

/**
 * The polls of a drop folder by Camel's file consumer, and the folder's health.
 *
 * <p>The choice and moves of files belong to intake.file.
 *
 * <p>Start with {@link DropFolderIntake}.
 */
package es.sml.connector.intake.poll;

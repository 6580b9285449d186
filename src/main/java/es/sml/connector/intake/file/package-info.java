/**
 * The files of a drop folder. Complete files are found, read, moved and removed here.
 *
 * <p>The control of each poll belongs to intake.poll.
 *
 * <p>Start with {@link CompleteFiles}.
 */
package es.sml.connector.intake.file;

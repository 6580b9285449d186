/**
 * The recognition of a field from the words of its label, in ten languages.
 *
 * <p>The fields are in parse.field, and the dictionary of labels is in parse.draft.
 *
 * <p>Start with {@link LabelWords}.
 */
package es.sml.connector.parse.label;

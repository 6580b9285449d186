package es.sml.connector.parse.label;

/**
 * The meaning of a label.
 *
 * @param field of the lead; null if the label names a value that is not the customer's or the
 *     vehicle's, such as a consent, the dealer or the page
 * @param confidence between 0 and 1
 */
public record LabelMeaning(LeadField field, double confidence) {}

package es.sml.connector.learn.template;

import es.sml.connector.learn.layout.Line;
import es.sml.connector.parse.field.LeadField;
import java.util.Collection;
import java.util.List;

/**
 * A place of the customer's message.
 *
 * @param words the average number of words; the longest text is the message
 * @param label empty without a label
 * @param expression finds the message without the label
 * @param ends the lines of the layout that end it
 */
public record MessagePlace(double words, String label, String expression, List<Line> ends) {
  public MessagePlace(double words, String label, String start, Collection<Line> ends) {
    this(
        words,
        label,
        start + Expressions.group(LeadField.MESSAGE) + Expressions.end(ends),
        List.copyOf(ends));
  }
}

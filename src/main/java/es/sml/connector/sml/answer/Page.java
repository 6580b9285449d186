package es.sml.connector.sml.answer;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/**
 * Part of a list.
 *
 * @param count how many entries the whole list has
 * @param next URL of the page after this; null on the last
 * @param previous URL of the page before this; null on the first
 * @param results null where the answer is no list
 */
public record Page<T>(
    Long count, String next, String previous, List<T> results, Map<String, JsonNode> more)
    implements Answer {}

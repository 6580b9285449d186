package es.sml.connector.sml.answer;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/**
 * Page of a list.
 *
 * @param count number of entries of the whole list
 * @param next URL of the next page; null on the last
 * @param previous URL of the previous page; null on the first
 * @param results null if the response is not a list
 */
public record Page<T>(
    Long count, String next, String previous, List<T> results, Map<String, JsonNode> more)
    implements Answer {}

package es.sml.connector.sml.answer;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/**
 * Something to be seen to. It names its lead where it is new, its author where it stands in a lead.
 */
public record Task(
    Long id,
    Long lead,
    String type,
    String subtype,
    String description,
    String media,
    String planifiedRealizationDate,
    String planifiedTrackingDate,
    String realizationDate,
    Boolean realizationDateCheck,
    String trackingDate,
    Boolean trackingDateCheck,
    List<Note> note,
    String created,
    Appraisal appraisal,
    Boolean isClick2call,
    Long author,
    User authorData,
    Map<String, JsonNode> more)
    implements Answer {}

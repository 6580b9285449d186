package es.sml.connector.sml.answer.lead;

import com.fasterxml.jackson.databind.JsonNode;
import es.sml.connector.sml.answer.Answer;
import es.sml.connector.sml.answer.Note;
import es.sml.connector.sml.answer.reference.User;
import java.util.List;
import java.util.Map;

/** Task for a user. A new task names its lead; a task within a lead names its author. */
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

package es.sml.connector.sml.answer.reference;

import com.fasterxml.jackson.databind.JsonNode;
import es.sml.connector.sml.answer.Answer;
import es.sml.connector.sml.answer.Note;
import java.util.List;
import java.util.Map;

/** A dealer. */
public record Concessionaire(
    Long id,
    String name,
    String address,
    String schedule,
    String web,
    String concessionPhone,
    List<Source> sources,
    List<Note> notesData,
    Map<String, JsonNode> more)
    implements Answer {}

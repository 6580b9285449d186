package es.sml.connector.sml.answer.lead;

import com.fasterxml.jackson.databind.JsonNode;
import es.sml.connector.sml.answer.Answer;
import es.sml.connector.sml.answer.Note;
import es.sml.connector.sml.answer.reference.Concessionaire;
import es.sml.connector.sml.answer.reference.Origin;
import es.sml.connector.sml.answer.reference.Source;
import es.sml.connector.sml.answer.reference.User;
import java.util.List;
import java.util.Map;

/** A lead as SML keeps it. Its score may be a number or a text, as the manual has both. */
public record SmlLeadRecord(
    Long id,
    Long concessionaire,
    Concessionaire concessionaireData,
    Client client,
    Vehicle vehicle,
    Request request,
    List<Note> note,
    String endDate,
    Long user,
    User userData,
    String result,
    String created,
    String status,
    JsonNode score,
    String finishDate,
    Boolean pendingTasks,
    String mailContent,
    String firstTaskDate,
    String nsa,
    Origin origin,
    Boolean curUserCanAssign,
    List<Note> tags,
    Long source,
    Source sourceData,
    Map<String, JsonNode> more)
    implements Answer {
  /** Whether one of its tags is exactly this. */
  public boolean hasTag(String content) {
    return tags != null && tags.stream().anyMatch(tag -> content.equals(tag.content()));
  }
}

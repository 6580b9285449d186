package es.sml.connector.sml.answer.lead;

import com.fasterxml.jackson.databind.JsonNode;
import es.sml.connector.sml.answer.Answer;
import es.sml.connector.sml.answer.reference.GasType;
import java.util.Map;

/** The client's own vehicle, to be appraised. */
public record Appraisal(
    Long id,
    String brandModel,
    String licensePlate,
    String km,
    Integer year,
    Long gas,
    GasType gasData,
    String extras,
    String origin,
    Map<String, JsonNode> more)
    implements Answer {}

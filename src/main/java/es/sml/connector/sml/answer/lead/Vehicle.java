package es.sml.connector.sml.answer.lead;

import com.fasterxml.jackson.databind.JsonNode;
import es.sml.connector.sml.answer.Answer;
import es.sml.connector.sml.answer.reference.GasType;
import java.util.Map;

/** The vehicle that the client is interested in. */
public record Vehicle(
    Long id,
    String brandModel,
    String price,
    String km,
    Integer year,
    Long gas,
    GasType gasData,
    Boolean sold,
    Map<String, JsonNode> more)
    implements Answer {}

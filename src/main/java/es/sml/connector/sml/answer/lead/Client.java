package es.sml.connector.sml.answer.lead;

import com.fasterxml.jackson.databind.JsonNode;
import es.sml.connector.sml.answer.Answer;
import es.sml.connector.sml.answer.reference.Locality;
import es.sml.connector.sml.answer.reference.Province;
import java.util.Map;

/** The person interested in a vehicle. */
public record Client(
    Long id,
    String name,
    String phone,
    String email,
    Long province,
    Province provinceData,
    Long location,
    Locality locationData,
    Map<String, JsonNode> more)
    implements Answer {}

package es.sml.connector.sml.mapping;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import es.sml.connector.lead.InboundMessage;
import es.sml.connector.lead.Lead;
import es.sml.connector.lead.NameOrId;
import es.sml.connector.sml.SmlJson;
import es.sml.connector.sml.SmlSettings;
import es.sml.connector.sml.reference.ReferenceData;
import es.sml.connector.sml.vocabulary.NameIndex;
import es.sml.connector.sml.vocabulary.SmlWords;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Shows how a lead would be posted, without a request to SML. It shows names where SML needs ids,
 * whether or not SML has them.
 */
public final class SmlLeadPreview {
  private final SmlLeadMapper mapper;
  private final DealerMapping mapping;
  private final boolean placed;

  private SmlLeadPreview(DealerMapping mapping, boolean placed, SmlWords words) {
    this.mapper = new SmlLeadMapper(SmlSettings.PhoneFormat.NATIONAL, () -> words);
    this.mapping = mapping;
    this.placed = placed;
  }

  /** Creates the preview for a dealer's leads. */
  public static SmlLeadPreview of(DealerMapping mapping, SmlWords words) {
    return new SmlLeadPreview(mapping, true, words);
  }

  /** Creates the preview for leads without a dealer, and so without a source. */
  public static SmlLeadPreview withoutDealer(SmlWords words) {
    NameOrId anything = NameOrId.ofName("none");
    return new SmlLeadPreview(
        new DealerMapping("none", "none", anything, List.of(), null), false, words);
  }

  /** Returns the body of create-lead, with names in place of ids. */
  public ObjectNode of(Lead lead, InboundMessage message) {
    Map<Integer, String> names = new ConcurrentHashMap<>();
    ReferenceData reference =
        new ReferenceData(
            () -> NameIndex.naming(names),
            () -> NameIndex.naming(names),
            () -> NameIndex.naming(names),
            () -> NameIndex.naming(names),
            province -> NameIndex.naming(names));
    byte[] body = mapper.map(lead, message, mapping, reference).toJson();
    ObjectNode json = read(body);
    if (!placed && lead.source() == null) {
      json.remove("source");
    }
    name(json, names);
    return json;
  }

  private static ObjectNode read(byte[] body) {
    try {
      return (ObjectNode) SmlJson.MAPPER.readTree(body);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("what was just written can be read", e);
    } catch (IOException e) {
      throw new IllegalStateException("bytes can always be read", e);
    }
  }

  private static void name(JsonNode json, Map<Integer, String> names) {
    if (json instanceof ObjectNode object) {
      object
          .properties()
          .forEach(
              field -> {
                if (isNumberOfName(field.getValue(), names)) {
                  field.setValue(TextNode.valueOf(names.get(field.getValue().asInt())));
                } else {
                  name(field.getValue(), names);
                }
              });
    } else if (json instanceof ArrayNode array) {
      array.forEach(element -> name(element, names));
    }
  }

  private static boolean isNumberOfName(JsonNode value, Map<Integer, String> names) {
    return value.isInt() && names.containsKey(value.asInt());
  }
}

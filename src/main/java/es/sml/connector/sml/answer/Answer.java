package es.sml.connector.sml.answer;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.Map;

/**
 * Record of SML's API. Its JSON equals the JSON that {@link AnswerReader} read. Only numbers and
 * texts then have the types of the API, and each list entry is an object.
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
@JsonInclude(value = Include.NON_NULL, content = Include.ALWAYS)
public interface Answer {
  /**
   * Returns the fields that no component holds, as SML sent them: fields without a component, null
   * fields, and fields of another type than the API describes.
   */
  @JsonAnyGetter
  Map<String, JsonNode> more();
}

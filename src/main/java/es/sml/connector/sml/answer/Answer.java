package es.sml.connector.sml.answer;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.Map;

/**
 * A record of SML's API. Written as JSON it is what {@link AnswerReader} read it from, but that
 * numbers and texts are what the API describes and each entry of its lists is an object.
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
@JsonInclude(value = Include.NON_NULL, content = Include.ALWAYS)
public interface Answer {
  /**
   * The fields that no component holds, as SML sent them: those that the record does not name,
   * those that are null, and those of another type than the API describes.
   */
  @JsonAnyGetter
  Map<String, JsonNode> more();
}

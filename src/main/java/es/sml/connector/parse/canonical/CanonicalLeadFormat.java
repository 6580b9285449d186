package es.sml.connector.parse.canonical;

import com.fasterxml.jackson.core.JsonProcessingException;
import es.sml.connector.failure.UnreadableMessageException;
import es.sml.connector.lead.Lead;
import es.sml.connector.parse.content.MessageContent;
import es.sml.connector.parse.format.LeadFormat;
import es.sml.connector.parse.json.LeadJson;
import es.sml.connector.parse.result.Explanation;
import es.sml.connector.parse.result.ParseResult;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The canonical lead. A split lead returns to the queue in this format. It needs its own content
 * type and no other content, so no mail can bring one in.
 */
public final class CanonicalLeadFormat implements LeadFormat {
  /** The content type of the bytes from {@link #write}. */
  public static final String CONTENT_TYPE = "application/vnd.sml-connector.lead+json";

  @Override
  public String name() {
    return "canonical-lead";
  }

  /** Returns the lead as UTF-8 JSON. Parsing it gives an equal lead. */
  public static byte[] write(Lead lead) {
    try {
      return LeadJson.MAPPER.writeValueAsBytes(lead);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a lead can always be written", e);
    }
  }

  @Override
  public Optional<ParseResult> read(MessageContent content) {
    if (content.mail()
        || content.parts().size() != 1
        || !content.parts().get(0).contentType().equals(CONTENT_TYPE)) {
      return Optional.empty();
    }
    try {
      Lead lead = LeadJson.MAPPER.readValue(content.parts().get(0).text(), Lead.class);
      if (lead == null) {
        throw new UnreadableMessageException("the canonical lead is null");
      }
      return Optional.of(
          new ParseResult.Leads(
              name(),
              List.of(lead),
              List.of(1),
              List.of(),
              0,
              List.of(new Explanation("its content type", Map.of())),
              1,
              false));
    } catch (JsonProcessingException e) {
      throw new UnreadableMessageException(
          "the content is not a canonical lead"
              + LeadJson.at(e.getLocation())); // its message quotes the lead
    }
  }
}

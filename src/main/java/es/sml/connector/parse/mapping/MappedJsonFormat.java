package es.sml.connector.parse.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import es.sml.connector.parse.content.MessageContent;
import es.sml.connector.parse.format.FoundLeads;
import es.sml.connector.parse.format.LeadFormat;
import es.sml.connector.parse.json.JsonScalars;
import es.sml.connector.parse.result.ParseResult;
import java.util.List;
import java.util.Optional;

/** Foreign JSON that a mapping of the configuration turns into leads. */
public final class MappedJsonFormat implements LeadFormat {
  private final JsonMapping mapping;

  public MappedJsonFormat(JsonMapping mapping) {
    this.mapping = mapping;
  }

  @Override
  public String name() {
    return mapping.name();
  }

  @Override
  public Optional<ParseResult> read(MessageContent content) {
    FoundLeads leads =
        new FoundLeads(name(), "mapping " + name() + " returns a lead for it", content);
    int entries = 0;
    for (JsonNode json : JsonScalars.documents(content, text -> true)) {
      JsonNode mapped = mapping.apply(json);
      List<JsonNode> found = mapped.isArray() ? List.copyOf(elements(mapped)) : List.of(mapped);
      for (JsonNode lead : found) {
        if (lead.isNull()) {
          continue;
        }
        if (leads.isFull()) {
          break;
        }
        JsonNode origin = found.size() == 1 ? json : lead;
        leads.add("lead " + ++entries, new MappedLead(name(), lead, origin).read());
      }
    }
    return entries == 0
        ? Optional.empty()
        : Optional.of(leads.orUnreadable("the JSON under mapping " + name()));
  }

  private static List<JsonNode> elements(JsonNode array) {
    List<JsonNode> elements = new java.util.ArrayList<>();
    array.forEach(elements::add);
    return elements;
  }
}

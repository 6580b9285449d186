package es.sml.connector.parse.json.lead;

import com.fasterxml.jackson.databind.JsonNode;
import es.sml.connector.parse.content.ContentKind;
import es.sml.connector.parse.content.MessageContent;
import es.sml.connector.parse.format.FoundLeads;
import es.sml.connector.parse.format.LeadFormat;
import es.sml.connector.parse.result.ParseResult;
import es.sml.connector.parse.xml.tree.XmlObject;
import java.util.List;
import java.util.Optional;

/** XML of any program, by the same known names as JSON. */
public final class FlatXmlFormat implements LeadFormat {
  private final JsonLeads leads;

  public FlatXmlFormat(JsonLeads leads) {
    this.leads = leads;
  }

  @Override
  public String name() {
    return "flat-xml";
  }

  @Override
  public Optional<ParseResult> read(MessageContent content) {
    List<JsonNode> documents =
        content.parts().stream()
            .filter(part -> ContentKind.ofText(part.text()).equals(ContentKind.XML))
            .flatMap(part -> XmlObject.read(part.text()).stream())
            .toList();
    return documents.isEmpty()
        ? Optional.empty()
        : leads.in(documents, new FoundLeads(name(), "XML with known names", content));
  }
}

package es.sml.connector.parse.json.lead;

import es.sml.connector.parse.content.MessageContent;
import es.sml.connector.parse.format.FoundLeads;
import es.sml.connector.parse.format.LeadFormat;
import es.sml.connector.parse.json.JsonScalars;
import es.sml.connector.parse.result.ParseResult;
import java.util.Optional;

/**
 * JSON of any program: fields with known names, questions with answers, and objects of the customer
 * and the vehicles. One object, one lead; a list may hold several.
 */
public final class FlatJsonFormat implements LeadFormat {
  private final JsonLeads leads;

  public FlatJsonFormat(JsonLeads leads) {
    this.leads = leads;
  }

  @Override
  public String name() {
    return "flat-json";
  }

  @Override
  public Optional<ParseResult> read(MessageContent content) {
    return leads.in(
        JsonScalars.documents(content, text -> true),
        new FoundLeads(name(), "JSON with known names", content));
  }
}

package es.sml.connector.parse;

import java.util.Optional;

/** A website's form as a browser or Jotform posts it: one part for each field. */
final class MultipartFormFormat implements LeadFormat {
  private final JsonLeads leads;

  MultipartFormFormat(JsonLeads leads) {
    this.leads = leads;
  }

  @Override
  public String name() {
    return "multipart-form";
  }

  @Override
  public Optional<ParseResult> read(MessageContent content) {
    PostedForm form = new PostedForm();
    boolean fields = false;
    for (MessageContent.Part part : content.parts()) {
      if (part.contentType().equals(FormParts.FIELD)) {
        fields = true;
        form.add(part.name(), part.text());
      }
    }
    return fields
        ? leads.ofForm(form.json(), new FoundLeads(name(), "the fields of a posted form", content))
        : Optional.empty();
  }
}

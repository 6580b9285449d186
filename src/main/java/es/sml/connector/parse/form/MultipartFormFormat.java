package es.sml.connector.parse.form;

import com.fasterxml.jackson.databind.JsonNode;
import es.sml.connector.parse.content.MessageContent;
import es.sml.connector.parse.draft.LeadDraft;
import es.sml.connector.parse.format.FoundLeads;
import es.sml.connector.parse.format.LeadFormat;
import es.sml.connector.parse.json.lead.JsonLeads;
import es.sml.connector.parse.result.ParseResult;
import es.sml.connector.parse.text.Letters;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A website's form as a browser or Jotform posts it: one part for each field. A note names each
 * file of the form, which SML does not get.
 */
public final class MultipartFormFormat implements LeadFormat {
  private static final String FILE = "Archivo enviado con el formulario, que no está en SML: ";
  private static final int LONGEST_FILE = 200;

  private final JsonLeads leads;

  public MultipartFormFormat(JsonLeads leads) {
    this.leads = leads;
  }

  @Override
  public String name() {
    return "multipart-form";
  }

  @Override
  public Optional<ParseResult> read(MessageContent content) {
    List<String> files = new ArrayList<>();
    for (MessageContent.Part part : content.parts()) {
      if (part.attachment() && LeadDraft.present(part.name())) {
        files.add(FILE + Letters.start(LeadDraft.oneLine(part.name()), LONGEST_FILE));
      }
    }
    return form(content)
        .flatMap(
            form ->
                leads.ofForm(
                    form, files, new FoundLeads(name(), "the fields of a posted form", content)));
  }

  /** Returns the fields of the form; empty if the content is no form. */
  public static Optional<JsonNode> form(MessageContent content) {
    PostedForm form = new PostedForm();
    boolean fields = false;
    for (MessageContent.Part part : content.parts()) {
      if (part.contentType().equals(FormParts.FIELD)) {
        fields = true;
        form.add(part.name(), part.text());
      }
    }
    return fields ? Optional.of(form.json()) : Optional.empty();
  }
}

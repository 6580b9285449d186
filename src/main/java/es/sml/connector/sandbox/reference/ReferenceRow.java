package es.sml.connector.sandbox.reference;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.databind.node.ObjectNode;
import es.sml.connector.sandbox.http.Json;
import java.io.IOException;

/** One row of reference data, with its JSON, which is encoded once, and its searchable text. */
public sealed class ReferenceRow implements Json.Writing permits DealerRow {
  private final ObjectNode tree;
  private final SerializedString json;
  private final String text;

  ReferenceRow(ObjectNode tree) {
    this.tree = tree;
    this.json = Json.fragment(tree);
    this.text = Json.texts(tree);
  }

  public int id() {
    return tree.required("id").intValue();
  }

  public ObjectNode tree() {
    return tree;
  }

  /** Returns all texts of the row, in lower case. */
  public String text() {
    return text;
  }

  @Override
  public void writeTo(JsonGenerator out) throws IOException {
    out.writeRawValue(json);
  }
}

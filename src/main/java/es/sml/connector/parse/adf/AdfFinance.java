package es.sml.connector.parse.adf;

import es.sml.connector.parse.draft.LeadDraft;
import es.sml.connector.parse.text.Letters;
import es.sml.connector.parse.xml.tree.XmlElement;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Reads the financing that an ADF prospect describes. Finance or a lease makes a request; a cash
 * purchase makes a note.
 */
record AdfFinance(XmlElement finance) {
  /** Adds a request for financing. The terms of a cash purchase become a note. */
  void request(LeadDraft draft) {
    String method = Letters.lower(finance.textOf("method"));
    if (method.equals("finance") || method.equals("lease")) {
      draft.requests().financing(terms());
    } else {
      draft.notes().add("Financiación", terms());
    }
  }

  /** Returns the terms in one line. */
  String terms() {
    return finance.children().stream()
        .filter(child -> !child.isBlank())
        .map(AdfFinance::term)
        .collect(Collectors.joining("; "));
  }

  private static String term(XmlElement child) {
    StringBuilder term = new StringBuilder(child.name());
    for (String attribute : List.of("type", "limit")) {
      if (!child.attribute(attribute).isEmpty()) {
        term.append(' ').append(child.attribute(attribute));
      }
    }
    term.append(": ").append(child.line());
    String unit = child.attribute("currency") + child.attribute("units");
    return unit.isEmpty() ? term.toString() : term + " " + unit;
  }
}

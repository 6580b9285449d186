package es.sml.connector.parse.star;

import es.sml.connector.parse.content.MessageContent;
import es.sml.connector.parse.draft.LabelDictionary;
import es.sml.connector.parse.draft.LeadDraft;
import es.sml.connector.parse.format.FoundLeads;
import es.sml.connector.parse.format.LeadFormat;
import es.sml.connector.parse.result.ParseResult;
import es.sml.connector.parse.vocabulary.Vocabulary;
import es.sml.connector.parse.xml.TextAfterXml;
import es.sml.connector.parse.xml.XmlText;
import es.sml.connector.parse.xml.tree.LenientXml;
import es.sml.connector.parse.xml.tree.XmlElement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * STAR's sales lead, releases 5 and 6, inside SOAP or not: one SalesLead, one lead. Only the verb
 * Process brings a new lead; a message with another verb is no lead.
 */
public final class StarFormat implements LeadFormat {
  private static final String NEW_LEAD = "processsaleslead";
  private static final XmlText STAR =
      new XmlText(
          "STAR",
          NEW_LEAD,
          "confirmbod",
          "changesaleslead",
          "cancelsaleslead",
          "acknowledgesaleslead",
          "getsaleslead",
          "showsaleslead",
          "updatesaleslead",
          "notifysaleslead",
          "syncsaleslead");
  private static final String DAMAGED =
      "El XML del mensaje llegó dañado: puede faltar algún dato o estar incompleto";

  private final LabelDictionary labels;
  private final Vocabulary vocabulary;

  /**
   * Creates a reader of STAR.
   *
   * @param labels of values that a sender writes into a comment
   * @param vocabulary for the customer's words in a comment
   */
  public StarFormat(LabelDictionary labels, Vocabulary vocabulary) {
    this.labels = labels;
    this.vocabulary = vocabulary;
  }

  @Override
  public String name() {
    return "star";
  }

  @Override
  public Optional<ParseResult> read(MessageContent content) {
    List<LenientXml.Reading> documents =
        STAR.find(content).stream().map(xml -> LenientXml.read(xml, Map.of())).toList();
    if (documents.isEmpty()) {
      return Optional.empty();
    }
    List<LenientXml.Reading> fresh =
        documents.stream().filter(document -> document.root().name().equals(NEW_LEAD)).toList();
    return Optional.of(
        fresh.isEmpty()
            ? new ParseResult.NotALead(
                "STAR message about an existing lead (" + documents.get(0).root().name() + ")")
            : read(fresh, content));
  }

  private ParseResult read(List<LenientXml.Reading> documents, MessageContent content) {
    FoundLeads leads = new FoundLeads(name(), "an element <ProcessSalesLead>", content);
    int number = 0;
    for (LenientXml.Reading document : documents) {
      StarEnvelope envelope = StarEnvelope.of(document.root());
      for (XmlElement salesLead : salesLeads(document.root()).toList()) {
        if (leads.isFull()) {
          return leads.orUnreadable("the STAR message");
        }
        LeadDraft draft = new StarLead(salesLead, envelope, content, labels, vocabulary).read();
        if (documents.size() == 1) {
          new TextAfterXml(labels, vocabulary).addTo(draft, STAR.after(content));
        }
        if (document.damaged()) {
          draft.notes().add(DAMAGED);
        }
        leads.add("lead " + ++number, draft);
      }
    }
    return leads.orUnreadable("the STAR message");
  }

  private static Stream<XmlElement> salesLeads(XmlElement document) {
    return document.descendants("saleslead");
  }
}

package es.sml.connector.parse.adf;

import es.sml.connector.parse.content.MessageContent;
import es.sml.connector.parse.draft.LabelDictionary;
import es.sml.connector.parse.draft.LeadDraft;
import es.sml.connector.parse.format.FoundLeads;
import es.sml.connector.parse.format.LeadFormat;
import es.sml.connector.parse.result.ParseResult;
import es.sml.connector.parse.text.Letters;
import es.sml.connector.parse.vocabulary.Vocabulary;
import es.sml.connector.parse.xml.TextAfterXml;
import es.sml.connector.parse.xml.XmlText;
import es.sml.connector.parse.xml.tree.LenientXml;
import es.sml.connector.parse.xml.tree.XmlElement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * ADF 1.0, the Auto-lead Data Format: one prospect, one lead. Also reads a prospect without its
 * root element, and damaged ADF, with a note in the lead.
 */
public final class AdfFormat implements LeadFormat {
  private static final XmlText ADF = new XmlText("ADF", "adf");

  /** A prospect without the root element, as some senders write it. */
  private static final XmlText PROSPECT = new XmlText("ADF", "prospect");

  /** Elements that cannot contain each other, for documents whose tags do not match. */
  private static final Map<String, Integer> RANKS = ranks();

  private static final String DAMAGED =
      "El ADF del mensaje llegó dañado: puede faltar algún dato o estar incompleto";

  private final LabelDictionary labels;
  private final Vocabulary vocabulary;

  /**
   * Creates a reader of ADF.
   *
   * @param labels of values that a sender writes into a comment
   * @param vocabulary for the customer's words in a comment
   */
  public AdfFormat(LabelDictionary labels, Vocabulary vocabulary) {
    this.labels = labels;
    this.vocabulary = vocabulary;
  }

  @Override
  public String name() {
    return "adf";
  }

  @Override
  public Optional<ParseResult> read(MessageContent content) {
    List<String> found = ADF.find(content);
    if (found.isEmpty()) {
      found = PROSPECT.find(content).stream().filter(xml -> xml.contains("<customer")).toList();
    }
    if (found.isEmpty()) {
      return Optional.empty();
    }
    FoundLeads leads = new FoundLeads(name(), "an element <adf>", content);
    int number = 0;
    for (String adf : found) {
      LenientXml.Reading reading = LenientXml.read(adf, RANKS);
      for (XmlElement prospect : prospects(reading.root()).toList()) {
        if (leads.isFull()) {
          return Optional.of(leads.orUnreadable("the ADF"));
        }
        LeadDraft draft = new AdfProspect(prospect, content, labels, vocabulary).read();
        if (found.size() == 1) {
          new TextAfterXml(labels, vocabulary).addTo(draft, ADF.after(content));
        }
        if (reading.damaged()) {
          draft.notes().add(DAMAGED);
        }
        leads.add("prospect " + ++number, draft);
      }
    }
    return Optional.of(leads.orUnreadable("the ADF"));
  }

  // In a damaged document a prospect may appear inside an unclosed one.
  private static Stream<XmlElement> prospects(XmlElement element) {
    return element.name().equals("prospect")
        ? Stream.of(element)
        : element.children().stream().flatMap(AdfFormat::prospects);
  }

  private static Map<String, Integer> ranks() {
    Map<String, Integer> ranks = new HashMap<>();
    ranks.put("adf", 0);
    ranks.put("prospect", 1);
    List.of("vehicle", "customer", "vendor", "provider", "requestdate")
        .forEach(name -> ranks.put(name, 2));
    List.of(
            "contact",
            "timeframe",
            "finance",
            "option",
            "colorcombination",
            "vendorname",
            "service")
        .forEach(name -> ranks.put(name, 3));
    ranks.put("address", 4);
    Letters.words(
            "id year make model vin stock trim doors bodystyle transmission odometer condition"
                + " imagetag")
        .forEach(name -> ranks.put(name, 5));
    Letters.words(
            "price name email phone street apartment city regioncode postalcode country url"
                + " comments")
        .forEach(name -> ranks.put(name, 5));
    return Map.copyOf(ranks);
  }
}

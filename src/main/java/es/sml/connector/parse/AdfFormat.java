package es.sml.connector.parse;

import es.sml.connector.failure.UnreadableMessageException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** ADF 1.0, the Auto-lead Data Format: one prospect, one lead. */
final class AdfFormat implements LeadFormat {
  static final int MAX_PROSPECTS = 500;
  private static final XmlText ADF = new XmlText("ADF", "adf");
  private static final String DAMAGED =
      "El ADF del mensaje llegó dañado: puede faltar algún dato o estar incompleto";

  @Override
  public String name() {
    return "adf";
  }

  @Override
  public Optional<ParseResult> read(MessageContent content) {
    List<String> found = ADF.find(content);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    FoundLeads leads = new FoundLeads(name(), "an element <adf>");
    int number = 0;
    for (String adf : found) {
      LenientXml.Reading reading = LenientXml.read(adf);
      for (XmlElement prospect : prospects(reading.root()).toList()) {
        if (++number > MAX_PROSPECTS) {
          throw new UnreadableMessageException(
              "the ADF holds more than " + MAX_PROSPECTS + " prospects");
        }
        LeadDraft draft = new AdfProspect(prospect, content).read();
        if (reading.damaged()) {
          draft.notes().add(DAMAGED);
        }
        leads.add("prospect " + number, draft);
      }
    }
    return Optional.of(leads.orUnreadable("the ADF"));
  }

  // In a damaged document a prospect may come to lie inside an unclosed one.
  private static Stream<XmlElement> prospects(XmlElement element) {
    return element.name().equals("prospect")
        ? Stream.of(element)
        : element.children().stream().flatMap(AdfFormat::prospects);
  }
}

package es.sml.connector.parse;

import es.sml.connector.failure.UnreadableMessageException;
import es.sml.connector.lead.Lead;
import java.util.ArrayList;
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
    List<Lead> leads = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    int number = 0;
    for (String adf : found) {
      LenientXml.Reading reading = LenientXml.read(adf);
      for (XmlElement prospect : prospects(reading.root()).toList()) {
        if (++number > MAX_PROSPECTS) {
          throw new UnreadableMessageException(
              "the ADF holds more than " + MAX_PROSPECTS + " prospects");
        }
        LeadDraft draft = new AdfProspect(prospect, content).read();
        if (!draft.isEnough()) {
          problems.add("prospect " + number + ": no phone, no e-mail, and no name with a request");
          continue;
        }
        Lead lead = draft.toLead();
        Lead whole = reading.damaged() ? lead.withNote(DAMAGED) : lead;
        if (!leads.contains(whole)) {
          leads.add(whole);
        }
      }
    }
    if (leads.isEmpty()) {
      throw new UnreadableMessageException(
          problems.isEmpty() ? "the ADF holds no prospect" : "ADF, " + problems.get(0));
    }
    return Optional.of(new ParseResult.Leads(name(), leads, problems));
  }

  // In a damaged document a prospect may come to lie inside an unclosed one.
  private static Stream<XmlElement> prospects(XmlElement element) {
    return element.name().equals("prospect")
        ? Stream.of(element)
        : element.children().stream().flatMap(AdfFormat::prospects);
  }
}

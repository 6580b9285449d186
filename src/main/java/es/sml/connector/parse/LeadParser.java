package es.sml.connector.parse;

import es.sml.connector.failure.UnreadableMessageException;
import es.sml.connector.lead.InboundMessage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Turns a raw message into leads by the first format that recognises it. */
public final class LeadParser {
  private final List<LeadFormat> unmistakable;
  private final List<LeadFormat> generic;

  private LeadParser(List<LeadFormat> unmistakable, List<LeadFormat> generic) {
    this.unmistakable = unmistakable;
    this.generic = generic;
  }

  /**
   * A parser of all formats, the templates of that directory among them.
   *
   * @throws InvalidFormatTemplateException for a wrong template
   */
  public static LeadParser load(Path formatsDirectory) {
    List<LeadFormat> unmistakable = new ArrayList<>();
    List<LeadFormat> generic = new ArrayList<>();
    unmistakable.add(new CanonicalLeadFormat());
    unmistakable.add(new AdfFormat());
    unmistakable.add(new StarFormat());
    for (LabelledMailFormat labelled : FormatTemplates.load(formatsDirectory)) {
      if (labelled.isGeneric()) {
        unmistakable.add(new MetaLeadFormat(labelled.labels()));
        unmistakable.add(new GoogleLeadFormat(labelled.labels()));
        generic.add(new UrlEncodedFormat(labelled.labels()));
        generic.add(new CsvFormat(labelled.labels()));
        generic.add(labelled);
      } else {
        unmistakable.add(labelled);
      }
    }
    unmistakable.add(new SmlJsonFormat());
    return new LeadParser(unmistakable, generic);
  }

  /**
   * Reads the message. Automatic replies are sorted out only after the unmistakable formats, since
   * portals send leads under the same headers, and before the generic ones, since a machine's
   * answer ends in an address too.
   *
   * @throws UnreadableMessageException if it is no lead that we can read, and yet may be one
   */
  public ParseResult parse(InboundMessage message) {
    MessageContent content = ContentReader.read(message);
    if (content.parts().stream().allMatch(part -> part.text().isBlank())) {
      return withoutText(content);
    }
    return first(unmistakable, content)
        .or(() -> AutoReplyFilter.certain(content).map(ParseResult.NotALead::new))
        .or(() -> first(generic, content))
        .or(() -> AutoReplyFilter.likely(content).map(ParseResult.NotALead::new))
        .orElseThrow(
            () ->
                new UnreadableMessageException(
                    "no format recognises it: neither ADF nor STAR nor a JSON that we know nor labelled values"
                        + " with a way to reach the customer"));
  }

  private static ParseResult withoutText(MessageContent content) {
    return AutoReplyFilter.certain(content)
        .or(() -> AutoReplyFilter.likely(content))
        .map(ParseResult.NotALead::new)
        .orElseThrow(() -> new UnreadableMessageException("the message has no text"));
  }

  private static Optional<ParseResult> first(List<LeadFormat> formats, MessageContent content) {
    return formats.stream()
        .map(format -> format.read(content))
        .flatMap(Optional::stream)
        .findFirst();
  }
}

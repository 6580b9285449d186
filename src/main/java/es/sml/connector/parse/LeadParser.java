package es.sml.connector.parse;

import es.sml.connector.failure.UnreadableMessageException;
import es.sml.connector.lead.InboundMessage;
import es.sml.connector.setting.Secret;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Turns a raw message into leads by the first format that recognises it. */
public final class LeadParser {
  /** One for all, so that it counts the readings of an earlier configuration too. */
  private static final ParseWatchdog WATCHDOG = new ParseWatchdog(ParseWatchdog.LONGEST);

  private final List<LeadFormat> unmistakable;
  private final List<LeadFormat> generic;

  private LeadParser(List<LeadFormat> unmistakable, List<LeadFormat> generic) {
    this.unmistakable = unmistakable;
    this.generic = generic;
  }

  /**
   * A parser of all formats, those of the configuration among them.
   *
   * @param configuration the directory with formats/ (templates) and, if there are any, mappings/
   *     (JSLT files)
   * @param googleKeys the key of a dealer's Google lead form, by dealer; forms of other dealers are
   *     not asked for one
   * @throws InvalidFormatFileException for a wrong template or mapping
   */
  public static LeadParser load(Path configuration, Map<String, Secret> googleKeys) {
    List<LabelledMailFormat> templates = FormatTemplates.load(configuration.resolve("formats"));
    LabelledMailFormat general =
        templates.stream().filter(LabelledMailFormat::isGeneric).findFirst().orElseThrow();
    List<LeadFormat> unmistakable = new ArrayList<>();
    unmistakable.add(new CanonicalLeadFormat());
    unmistakable.add(new AdfFormat(general.labels()));
    unmistakable.add(new StarFormat(general.labels()));
    JsonMapping.load(configuration.resolve("mappings")).stream()
        .map(MappedJsonFormat::new)
        .forEach(unmistakable::add);
    templates.stream()
        .filter(template -> !template.isGeneric() && !template.isOnlyForTables())
        .forEach(unmistakable::add);
    unmistakable.add(new MetaLeadFormat(general.labels()));
    unmistakable.add(new GoogleLeadFormat(general.labels(), googleKeys));
    unmistakable.add(new SmlJsonFormat());
    List<LeadFormat> generic = new ArrayList<>();
    generic.add(new UrlEncodedFormat(general.labels()));
    generic.add(new FlatJsonFormat(general.labels()));
    generic.add(
        new CsvFormat(
            templates.stream().filter(LabelledMailFormat::isOnlyForTables).toList(), general));
    templates.stream().filter(LabelledMailFormat::isGeneric).forEach(generic::add);
    return new LeadParser(unmistakable, generic);
  }

  /**
   * Reads the message. What reports on another mail is sorted out first; other automatic mail only
   * after the unmistakable formats, since portals send leads under the same headers, and before the
   * generic ones, since a machine's answer ends in an address too.
   *
   * @throws UnreadableMessageException if it is no lead that we can read, and yet may be one; or if
   *     reading it takes too much processor time
   */
  public ParseResult parse(InboundMessage message) {
    return WATCHDOG.watch(() -> read(message), message.content().length);
  }

  /** Reads the message on this thread, and for as long as it takes. */
  ParseResult read(InboundMessage message) {
    MessageContent content = ContentReader.read(message).of(message.dealer());
    AutoReplyFilter filter = new AutoReplyFilter(content);
    return none(filter.report())
        .or(() -> none(filter.answer()))
        .or(() -> first(unmistakable, content))
        .or(() -> none(filter.certain()))
        .or(() -> first(generic, content))
        .or(() -> none(filter.likely()))
        .orElseThrow(
            () ->
                new UnreadableMessageException(
                    content.parts().stream().allMatch(part -> part.text().isBlank())
                        ? "the message has no text"
                        : "no format recognises it: neither ADF nor STAR nor a JSON that we know nor"
                            + " labelled values with a way to reach the customer"));
  }

  private static Optional<ParseResult> none(Optional<String> reason) {
    return reason.map(ParseResult.NotALead::new);
  }

  private static Optional<ParseResult> first(List<LeadFormat> formats, MessageContent content) {
    return formats.stream()
        .map(format -> format.read(content))
        .flatMap(Optional::stream)
        .findFirst();
  }
}

package es.sml.connector.parse;

import es.sml.connector.failure.UnreadableMessageException;
import es.sml.connector.lead.InboundMessage;
import es.sml.connector.setting.Secret;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Turns a raw message into leads by the first format that recognises it. */
public final class LeadParser {
  /** One for all, so that it counts the readings of an earlier configuration too. */
  private static final ParseWatchdog WATCHDOG = new ParseWatchdog(ParseWatchdog.LONGEST);

  private final List<LeadFormat> unmistakable;
  private final List<LeadFormat> generic;
  private final LeadFormat tables;
  private final TextLimit limit;

  private LeadParser(
      List<LeadFormat> unmistakable, List<LeadFormat> generic, LeadFormat tables, TextLimit limit) {
    this.unmistakable = unmistakable;
    this.generic = generic;
    this.tables = tables;
    this.limit = limit;
  }

  /** The same with the settings that are the default. */
  public static LeadParser load(Path configuration, Map<String, Secret> googleKeys) {
    return load(configuration, googleKeys, ParseSettings.DEFAULT);
  }

  /**
   * A parser of all formats, those of the configuration among them.
   *
   * @param configuration the directory with formats/ (templates) and, if there are any, mappings/
   *     (JSLT files)
   * @param googleKeys the key of a dealer's Google lead form, by dealer; forms of other dealers are
   *     not asked for one
   * @param settings how much of a message is read
   * @throws InvalidFormatFileException for a wrong template or mapping
   */
  public static LeadParser load(
      Path configuration, Map<String, Secret> googleKeys, ParseSettings settings) {
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
    LeadFormat tables =
        new CsvFormat(
            templates.stream().filter(LabelledMailFormat::isOnlyForTables).toList(), general);
    generic.add(tables);
    templates.stream().filter(LabelledMailFormat::isGeneric).forEach(generic::add);
    return new LeadParser(unmistakable, generic, tables, TextLimit.of(settings));
  }

  /**
   * Reads the message from its beginning.
   *
   * @throws UnreadableMessageException as by {@link #parse(InboundMessage, ParseProgress)}
   */
  public ParseResult parse(InboundMessage message) {
    return parse(message, ParseProgress.NONE);
  }

  /**
   * Reads the message; of one with very many leads, those that follow. What reports on another mail
   * is sorted out first; other automatic mail only after the unmistakable formats, since portals
   * send leads under the same headers, and before the generic ones, since a machine's answer ends
   * in an address too.
   *
   * @param progress what was read of it before
   * @throws UnreadableMessageException if it is no lead that we can read, and yet may be one; or if
   *     reading it takes too much processor time
   */
  public ParseResult parse(InboundMessage message, ParseProgress progress) {
    return WATCHDOG.watch(() -> read(message, progress), message.content().length);
  }

  /** Reads the message on this thread, and for as long as it takes. */
  ParseResult read(InboundMessage message) {
    return read(message, ParseProgress.NONE);
  }

  private ParseResult read(InboundMessage message, ParseProgress progress) {
    MessageContent content =
        ContentReader.read(message, limit).of(message.dealer(), progress.entries());
    if (progress.isBegun()) {
      return goOn(content, progress);
    }
    limit.warn(message.dealer(), content.length());
    return content.length() > limit.bytes() ? table(content) : read(content);
  }

  // Another format, by a configuration that was changed since, would number the leads otherwise.
  private ParseResult goOn(MessageContent content, ParseProgress progress) {
    return Stream.of(unmistakable, generic)
        .flatMap(List::stream)
        .filter(format -> format.name().equals(progress.format()))
        .map(format -> format.read(content))
        .flatMap(Optional::stream)
        .filter(ParseResult.Leads.class::isInstance)
        .findFirst()
        .orElseThrow(
            () ->
                new UnreadableMessageException(
                    "the configuration was changed while it was read, and no longer reads it as "
                        + progress.format()
                        + ": replay it, to have it read again"));
  }

  // It is too large for the formats that do not read it row by row.
  private ParseResult table(MessageContent content) {
    return tables
        .read(content)
        .orElseThrow(
            () ->
                new UnreadableMessageException(
                    "the table has no header row of labels that we know"));
  }

  private ParseResult read(MessageContent content) {
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

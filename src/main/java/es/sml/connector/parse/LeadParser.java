package es.sml.connector.parse;

import es.sml.connector.failure.InvalidFormatFileException;
import es.sml.connector.failure.UnreadableMessageException;
import es.sml.connector.lead.InboundMessage;
import es.sml.connector.parse.adf.AdfFormat;
import es.sml.connector.parse.ads.GoogleLeadFormat;
import es.sml.connector.parse.ads.LinkedInNotification;
import es.sml.connector.parse.ads.MetaLeadFormat;
import es.sml.connector.parse.canonical.CanonicalLeadFormat;
import es.sml.connector.parse.canonical.SmlJsonFormat;
import es.sml.connector.parse.channel.ContentReader;
import es.sml.connector.parse.channel.Payloads;
import es.sml.connector.parse.channel.PostedMails;
import es.sml.connector.parse.channel.RequestNotes;
import es.sml.connector.parse.chat.ChatFormat;
import es.sml.connector.parse.chat.WhatsappFormat;
import es.sml.connector.parse.content.MessageContent;
import es.sml.connector.parse.decision.AutoReplyFilter;
import es.sml.connector.parse.decision.Decision;
import es.sml.connector.parse.form.MultipartFormFormat;
import es.sml.connector.parse.form.UrlEncodedFormat;
import es.sml.connector.parse.format.LeadFormat;
import es.sml.connector.parse.format.MailDecision;
import es.sml.connector.parse.json.lead.FlatJsonFormat;
import es.sml.connector.parse.json.lead.FlatXmlFormat;
import es.sml.connector.parse.json.lead.JsonLeads;
import es.sml.connector.parse.json.object.JsonNames;
import es.sml.connector.parse.labelled.FormatTemplates;
import es.sml.connector.parse.labelled.LabelledMailFormat;
import es.sml.connector.parse.limit.ParseWatchdog;
import es.sml.connector.parse.limit.TextLimit;
import es.sml.connector.parse.mapping.JsonMapping;
import es.sml.connector.parse.mapping.MappedJsonFormat;
import es.sml.connector.parse.result.ParseProgress;
import es.sml.connector.parse.result.ParseResult;
import es.sml.connector.parse.setting.OwnContacts;
import es.sml.connector.parse.setting.ParseSettings;
import es.sml.connector.parse.star.StarFormat;
import es.sml.connector.parse.table.CsvFormat;
import es.sml.connector.parse.text.Letters;
import es.sml.connector.parse.unlabelled.ProseFormat;
import es.sml.connector.parse.vocabulary.Vocabulary;
import es.sml.connector.setting.Secret;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ForkJoinPool;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Turns a raw message into leads by the first format that recognises it. Decides the order of the
 * formats, when a mail is no lead, and the reason of an unrecognised message.
 */
public final class LeadParser {
  /** Shared by all parsers, so that it also counts readings under an earlier configuration. */
  private static final ParseWatchdog WATCHDOG = new ParseWatchdog(ParseWatchdog.LONGEST);

  private static final Optional<String> TEST = Optional.of("test lead of a form");

  private final List<LeadFormat> unmistakable;
  private final List<LeadFormat> generic;
  private final LeadFormat tables;
  private final Vocabulary vocabulary;
  private final TextLimit limit;
  private final PostedMails mails;

  private LeadParser(
      List<LeadFormat> unmistakable,
      List<LeadFormat> generic,
      LeadFormat tables,
      Vocabulary vocabulary,
      TextLimit limit,
      PostedMails mails) {
    this.unmistakable = unmistakable;
    this.generic = generic;
    this.tables = tables;
    this.vocabulary = vocabulary;
    this.limit = limit;
    this.mails = mails;
  }

  /** Creates a parser with the default settings. */
  public static LeadParser load(Path configuration, Map<String, Secret> googleKeys) {
    return load(configuration, googleKeys, ParseSettings.DEFAULT);
  }

  /**
   * Creates a parser of all formats, including those of the configuration.
   *
   * @param configuration the directory with formats/ (templates), vocabulary/ (words) and
   *     optionally mappings/ (JSLT files)
   * @param googleKeys the key of each dealer's Google lead form; forms of other dealers need none
   * @param settings the limit of text
   * @throws InvalidFormatFileException for an invalid template or mapping
   */
  public static LeadParser load(
      Path configuration, Map<String, Secret> googleKeys, ParseSettings settings) {
    return load(configuration, googleKeys, settings, Map.of());
  }

  /**
   * Creates a parser of all formats that knows the dealers' own contacts.
   *
   * @param own the contacts of each dealer, which are never a customer's
   */
  public static LeadParser load(
      Path configuration,
      Map<String, Secret> googleKeys,
      ParseSettings settings,
      Map<String, OwnContacts> own) {
    Vocabulary vocabulary = Vocabulary.load(configuration.resolve("vocabulary"), own);
    return of(
        configuration,
        googleKeys,
        settings,
        vocabulary,
        FormatTemplates.load(configuration.resolve("formats"), vocabulary));
  }

  /**
   * Returns the faults of all files. A fault of one kind of file hides no fault of another kind.
   */
  public static List<InvalidFormatFileException> faults(
      Path configuration, Map<String, Secret> googleKeys, ParseSettings settings) {
    List<Runnable> checks = new ArrayList<>();
    Path vocabulary = configuration.resolve("vocabulary");
    Vocabulary.readers().forEach(reader -> checks.add(() -> reader.accept(vocabulary)));
    checks.add(() -> FormatTemplates.check(configuration.resolve("formats")));
    checks.add(() -> JsonMapping.load(configuration.resolve("mappings")));
    checks.add(() -> load(configuration, googleKeys, settings));
    Map<String, InvalidFormatFileException> faults = new LinkedHashMap<>();
    for (Runnable check : checks) {
      try {
        check.run();
      } catch (InvalidFormatFileException e) {
        Stream.concat(Stream.of(e), Stream.of(e.getSuppressed()))
            .filter(InvalidFormatFileException.class::isInstance)
            .map(InvalidFormatFileException.class::cast)
            .forEach(fault -> faults.putIfAbsent(fault.getMessage(), fault));
      }
    }
    return List.copyOf(faults.values());
  }

  /** Begins to read the vocabulary on another thread, so that a load after it waits less. */
  public static void prepare(Path configuration) {
    ForkJoinPool.commonPool()
        .execute(
            () -> {
              try {
                Vocabulary.load(configuration.resolve("vocabulary"));
              } catch (InvalidFormatFileException e) {
                // The load reads the file again, and reports the error.
              }
            });
  }

  /** Creates a parser of those templates and of the other formats. */
  static LeadParser of(
      Path configuration,
      Map<String, Secret> googleKeys,
      ParseSettings settings,
      Vocabulary vocabulary,
      List<LabelledMailFormat> templates) {
    LabelledMailFormat general =
        templates.stream().filter(LabelledMailFormat::isGeneric).findFirst().orElseThrow();
    List<LeadFormat> unmistakable = new ArrayList<>();
    unmistakable.add(new CanonicalLeadFormat());
    unmistakable.add(new AdfFormat(general.labels(), vocabulary));
    unmistakable.add(new StarFormat(general.labels(), vocabulary));
    JsonMapping.load(configuration.resolve("mappings")).stream()
        .map(MappedJsonFormat::new)
        .forEach(unmistakable::add);
    unmistakable.add(new ChatFormat(general.labels(), vocabulary, true));
    templates.stream()
        .filter(template -> !template.isGeneric() && !template.isOnlyForTables())
        .forEach(unmistakable::add);
    unmistakable.add(new LinkedInNotification());
    unmistakable.add(new MetaLeadFormat(general.labels(), vocabulary));
    unmistakable.add(new GoogleLeadFormat(general.labels(), vocabulary, googleKeys));
    unmistakable.add(new WhatsappFormat(vocabulary));
    unmistakable.add(new SmlJsonFormat());
    List<LeadFormat> generic = new ArrayList<>();
    JsonNames names = JsonNames.load(configuration.resolve("vocabulary"));
    JsonLeads json = new JsonLeads(general.labels(), names, vocabulary);
    generic.add(new UrlEncodedFormat(json));
    generic.add(new MultipartFormFormat(json));
    generic.add(new FlatJsonFormat(json));
    generic.add(new FlatXmlFormat(json));
    LeadFormat tables =
        new CsvFormat(
            templates.stream().filter(LabelledMailFormat::isOnlyForTables).toList(),
            general,
            names,
            vocabulary);
    generic.add(tables);
    generic.add(new ChatFormat(general.labels(), vocabulary, false));
    templates.stream().filter(LabelledMailFormat::isGeneric).forEach(generic::add);
    generic.add(new ProseFormat(general.labels(), vocabulary));
    return new LeadParser(
        unmistakable, generic, tables, vocabulary, TextLimit.of(settings), new PostedMails(names));
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
   * Reads the message, or its next leads if it holds very many. It first sorts out reports on other
   * mails. It sorts out other automatic mails after the specific formats, because portals send
   * leads under the same headers. It does so before the generic formats, because an automatic reply
   * may end in an address too.
   *
   * @param progress the state of earlier readings
   * @throws UnreadableMessageException if the message holds no readable lead, but may hold one, or
   *     if it takes too much processor time
   */
  public ParseResult parse(InboundMessage message, ParseProgress progress) {
    return WATCHDOG.run(() -> read(message, progress), message.content().length);
  }

  /** Does work on messages within the time of one reading. */
  static <T> T limited(Supplier<T> work, int bytes) {
    return WATCHDOG.run(work, bytes);
  }

  /** Reads the message on this thread, without a time limit. */
  public ParseResult read(InboundMessage message) {
    return read(message, ParseProgress.NONE);
  }

  private ParseResult read(InboundMessage message, ParseProgress progress) {
    return RequestNotes.of(message).addTo(content(message, progress));
  }

  private ParseResult content(InboundMessage message, ParseProgress progress) {
    MessageContent content =
        mails
            .in(Payloads.in(ContentReader.read(message, limit), limit))
            .of(message.dealer(), progress.entries());
    if (progress.isBegun()) {
      return goOn(content, progress);
    }
    limit.warn(message.dealer(), content.length());
    return content.length() > limit.bytes() ? table(content) : read(content);
  }

  /** Returns the names of the formats in their order. */
  public List<String> formats() {
    return Stream.of(unmistakable, generic)
        .flatMap(List::stream)
        .map(LeadFormat::name)
        .distinct()
        .toList();
  }

  // After a change of the configuration another format might number the leads differently.
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
                    "the configuration changed while the message was read, and "
                        + progress.format()
                        + " no longer recognises it; replay the message"));
  }

  // It is too large for the formats that do not read row by row.
  private ParseResult table(MessageContent content) {
    return tables
        .read(content)
        .orElseThrow(
            () ->
                new UnreadableMessageException(
                    "the table has no header row with known labels; add its labels to a template,"
                        + " and replay the message"));
  }

  /** Returns the portal with this sender's domain, in small letters; null if none is known. */
  public String portalOf(String domain) {
    return vocabulary.portals().ofDomain(domain).map(Letters::lower).orElse(null);
  }

  private ParseResult read(MessageContent content) {
    MailDecision mail = new MailDecision(content, vocabulary);
    AutoReplyFilter filter = new AutoReplyFilter(mail.phrases());
    boolean portal = vocabulary.portals().of(content).isPresent();
    return none(filter.report())
        .or(() -> none(filter.answer()))
        .or(() -> first(unmistakable, mail))
        .or(() -> portal ? Optional.empty() : none(filter.certain()))
        .or(() -> portal ? Optional.empty() : spam(filter, mail))
        .or(() -> content.mail() && mail.get().isTest() ? none(TEST) : Optional.empty())
        .or(() -> first(generic, mail))
        .or(() -> none(dismissal(filter, mail.get(), portal)))
        .orElseThrow(() -> new UnreadableMessageException(reason(mail)));
  }

  /** Returns the complete form in a mail that is marked as spam, or the reason; else empty. */
  private Optional<ParseResult> spam(AutoReplyFilter filter, MailDecision mail) {
    Optional<String> spam = filter.spam();
    return spam.isEmpty()
        ? Optional.empty()
        : generic.stream()
            .filter(LabelledMailFormat.class::isInstance)
            .flatMap(form -> new CompleteForm(form, vocabulary.cars()).in(mail).stream())
            .findFirst()
            .or(() -> none(spam));
  }

  private static Optional<String> dismissal(
      AutoReplyFilter filter, Decision decision, boolean portal) {
    if (portal) {
      return decision.notice();
    }
    boolean list = AutoReplyFilter.isMailingList(decision.mail().mail());
    Optional<String> marked = decision.passesOn() && !list ? Optional.empty() : filter.marked();
    Optional<String> likely = decision.isPersonal() ? Optional.empty() : filter.likely();
    return marked.or(() -> likely).or(decision::dismissal);
  }

  private static String reason(MailDecision mail) {
    if (mail.mail().parts().stream().allMatch(part -> part.text().isBlank())) {
      return "the message has no text; ask its sender to write the lead as text";
    }
    Decision decision = mail.get();
    return "no format recognises the message: it has no ADF, no STAR, no known JSON"
        + " and no labelled phone or e-mail"
        + (decision.isAgainst(decision.supporting())
            ? "; against an enquiry: " + decision.reason()
            : "")
        + ". If it is a lead, add a template and replay it";
  }

  private static Optional<ParseResult> none(Optional<String> reason) {
    return reason.map(ParseResult.NotALead::new);
  }

  private static Optional<ParseResult> first(List<LeadFormat> formats, MailDecision mail) {
    return formats.stream().map(format -> format.read(mail)).flatMap(Optional::stream).findFirst();
  }
}

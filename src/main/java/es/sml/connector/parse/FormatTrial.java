package es.sml.connector.parse;

import es.sml.connector.failure.UnreadableMessageException;
import es.sml.connector.lead.InboundMessage;
import es.sml.connector.parse.channel.ContentReader;
import es.sml.connector.parse.content.MessageContent;
import es.sml.connector.parse.field.LeadField;
import es.sml.connector.parse.labelled.FormatTemplates;
import es.sml.connector.parse.labelled.LabelledMailFormat;
import es.sml.connector.parse.limit.ParseThread;
import es.sml.connector.parse.limit.TextLimit;
import es.sml.connector.parse.mail.MailLines;
import es.sml.connector.parse.mime.MailHead;
import es.sml.connector.parse.result.ParseResult;
import es.sml.connector.parse.setting.ParseSettings;
import es.sml.connector.parse.template.FormatTemplate;
import es.sml.connector.parse.template.MailSample;
import es.sml.connector.parse.unlabelled.BareValues;
import es.sml.connector.parse.vocabulary.Vocabulary;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Reads mails by a template that is not yet a file, and shows them as a template sees them. Chooses
 * between the text and the HTML of a mail for that.
 */
public final class FormatTrial {
  /** A text is the same mail as its HTML if it has at least this share of its characters. */
  private static final double SHARE = 0.6;

  private final Path configuration;
  private final Vocabulary vocabulary;
  private final LabelledMailFormat general;
  private final Set<String> names;
  private final BareValues kinds;
  private final ParseSettings settings;

  private FormatTrial(
      Path configuration,
      Vocabulary vocabulary,
      List<LabelledMailFormat> templates,
      ParseSettings settings) {
    this.configuration = configuration;
    this.vocabulary = vocabulary;
    this.general =
        templates.stream().filter(LabelledMailFormat::isGeneric).findFirst().orElseThrow();
    this.names =
        templates.stream()
            .map(template -> fileName(template.name()))
            .collect(Collectors.toUnmodifiableSet());
    this.kinds = new BareValues(vocabulary);
    this.settings = settings;
  }

  /** Loads the templates and the words of a configuration. */
  public static FormatTrial load(Path configuration, ParseSettings settings) {
    Vocabulary vocabulary = Vocabulary.load(configuration.resolve("vocabulary"));
    List<LabelledMailFormat> templates =
        FormatTemplates.load(configuration.resolve("formats"), vocabulary);
    return new FormatTrial(configuration, vocabulary, templates, settings);
  }

  /**
   * Does work on mails within the time of one reading.
   *
   * @param bytes the size of the mails
   * @throws UnreadableMessageException if it takes too long
   */
  public static <T> T limited(Supplier<T> work, int bytes) {
    return LeadParser.limited(work, bytes);
  }

  /**
   * Ends work that took too long; called in its loops.
   *
   * @throws UnreadableMessageException if the work was given up
   */
  public static void step() {
    ParseThread.step();
  }

  /**
   * Returns the mail as a template sees it.
   *
   * @throws UnreadableMessageException if the message is no mail
   */
  public MailSample sample(InboundMessage message) {
    if (!MailHead.isAtStartOf(message.content())) {
      throw new UnreadableMessageException("it does not begin with the headers of a mail");
    }
    MessageContent mail = ContentReader.read(message, TextLimit.of(settings));
    return new MailSample(
        MailSample.Address.in(mail.from()),
        MailSample.Address.in(mail.replyTo()),
        mail.subject() == null ? "" : mail.subject(),
        mail.header("list-id"),
        lines(mail));
  }

  private List<String> lines(MessageContent mail) {
    List<String> best = List.of();
    for (MessageContent.Part part : mail.parts()) {
      if (!part.attachment() && part.contentType().startsWith("text/")) {
        List<String> lines =
            MailLines.of(part, mail, FormatTemplate.Place.USUAL, general.labels())
                .readings()
                .get(0);
        best = length(best) < SHARE * length(lines) ? lines : best;
      }
    }
    return best;
  }

  private static long length(List<String> lines) {
    return lines.stream().mapToLong(line -> line.strip().length()).sum();
  }

  /** Returns the name of the template with the labels of all senders. */
  public String generalTemplate() {
    return general.name();
  }

  /** Returns whether there is a template of that name; the file of a.b may be a-b.yaml. */
  public boolean hasTemplate(String name) {
    return names.contains(fileName(name));
  }

  private static String fileName(String template) {
    return template.replace('.', '-');
  }

  /** Returns the field of a label, by the labels of all senders. */
  public Optional<LeadField> field(String label) {
    return general.labels().field(label);
  }

  /** Returns whether the label names a value that is neither the customer's nor the vehicle's. */
  public boolean isForeign(String label) {
    return general.labels().field(label).isEmpty()
        && vocabulary.labels().meaning(label).filter(m -> m.field() == null).isPresent();
  }

  /** Returns the field that the value shows without its label. */
  public Optional<LeadField> kind(String value) {
    return kinds.of(value);
  }

  /**
   * Reads the mails with a further template.
   *
   * @param template its YAML
   * @return the results in the order of the mails; an unreadable one is not a lead
   */
  public List<ParseResult> read(String template, List<InboundMessage> messages) {
    Path file = configuration.resolve("formats").resolve("learned.yaml");
    LeadParser parser =
        LeadParser.of(
            configuration,
            Map.of(),
            settings,
            vocabulary,
            FormatTemplates.load(
                configuration.resolve("formats"), Map.of(file, template), vocabulary));
    List<ParseResult> results = new ArrayList<>();
    for (InboundMessage message : messages) {
      results.add(read(parser, message));
    }
    return results;
  }

  private static ParseResult read(LeadParser parser, InboundMessage message) {
    try {
      return parser.parse(message);
    } catch (UnreadableMessageException e) {
      return new ParseResult.NotALead(e.getMessage());
    }
  }
}

package es.sml.connector.learn;

import es.sml.connector.failure.UnreadableMessageException;
import es.sml.connector.language.LocalizedText;
import es.sml.connector.lead.InboundMessage;
import es.sml.connector.learn.layout.Kinds;
import es.sml.connector.learn.layout.Layout;
import es.sml.connector.learn.layout.Marks;
import es.sml.connector.learn.proposal.LearnException;
import es.sml.connector.learn.proposal.Proposal;
import es.sml.connector.learn.template.TemplateDraft;
import es.sml.connector.parse.FormatTrial;
import es.sml.connector.parse.field.LeadField;
import es.sml.connector.parse.setting.ParseSettings;
import es.sml.connector.parse.template.MailSample;
import es.sml.connector.parse.text.Letters;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;

/**
 * Proposes a template from the mails of one sender. It limits the number of mails, and names the
 * template if a person does not.
 */
public final class Learner {
  /** More mails show no more of a layout. */
  public static final int MOST_MAILS = 20;

  private final FormatTrial trial;

  private Learner(FormatTrial trial) {
    this.trial = trial;
  }

  /** Creates a learner with the templates and words of a configuration. */
  public static Learner load(Path configuration, ParseSettings settings) {
    return new Learner(FormatTrial.load(configuration, settings));
  }

  /**
   * Proposes a template.
   *
   * @param name of the template; null derives it from the sender
   * @throws LearnException if the files are no mails or have different senders
   */
  public Proposal learn(List<InboundMessage> mails, String name) {
    return learn(mails, name, List.of());
  }

  /**
   * Proposes a template that reads what a person marked.
   *
   * @param marks of the first mail
   * @throws LearnException as without marks, or if a mark is at no text
   */
  public Proposal learn(List<InboundMessage> mails, String name, List<FieldMark> marks) {
    if (mails.isEmpty() || mails.size() > MOST_MAILS) {
      throw new LearnException(
          "learn.number", "name one to {0} mails; there are {1}", MOST_MAILS, mails.size());
    }
    int bytes = mails.stream().mapToInt(mail -> mail.content().length).sum();
    try {
      return FormatTrial.limited(() -> propose(mails, name, marks), bytes);
    } catch (UnreadableMessageException e) {
      throw new LearnException(
          "learn.too-long", "the mails take too long to compare; choose fewer or smaller ones");
    }
  }

  private Proposal propose(List<InboundMessage> mails, String name, List<FieldMark> requested) {
    List<MailSample> samples = samples(mails);
    Marks marks = new MarkedTexts(samples.get(0)).of(requested);
    Layout layout = Layout.of(samples, marks);
    TemplateDraft draft = new TemplateDraft();
    String sender = new SenderEntries(samples, layout.most(), this::isPerson).addTo(draft);
    if (sender.isEmpty() && name == null) {
      throw new LearnException(
          "learn.no-name",
          "the mails come from the addresses of customers; give the template a name");
    }
    String format = name == null ? free(slug(sender)) : name;
    draft.provider(sender.isEmpty() ? format : sender);
    Kinds kinds = new Kinds(trial, samples, marks);
    new LabelEntries(trial, kinds, layout).addTo(draft);
    new SentenceEntries(trial, kinds, layout).addTo(draft);
    new RegionEntries(trial, kinds, layout).addTo(draft);
    SubjectEntry.addTo(draft, samples, kinds);
    draft.endMessage();
    draft.separateModels();
    ConstantEntries.addTo(draft, layout, trial);
    DraftReading reading = new DraftReading(trial, mails, layout, format);
    Proposal proposal = reading.of(draft, marks);
    if (proposal.unread().isEmpty()) {
      return proposal;
    }
    new MarkEntries(trial, layout, marks).addTo(draft, proposal.unread());
    return reading.of(draft, marks);
  }

  private List<MailSample> samples(List<InboundMessage> mails) {
    return mails.stream().map(this::sample).toList();
  }

  /**
   * Returns the mail as a template sees it.
   *
   * @throws LearnException if it is no mail
   */
  public MailSample sample(InboundMessage mail) {
    try {
      return FormatTrial.limited(() -> trial.sample(mail), mail.content().length);
    } catch (UnreadableMessageException e) {
      throw new LearnException(
          "learn.no-mail", "{0} is not a mail: {1}", mail.name(), LocalizedText.of(e));
    }
  }

  /** Returns the lines of a mail that can be marked, in the order of their numbers. */
  public static List<String> lines(MailSample mail) {
    return Layout.lines(mail).filter(line -> !line.isEmpty()).toList();
  }

  /**
   * Returns a test whether other messages are mails of the same sender.
   *
   * @throws LearnException if it is no mail
   */
  public Predicate<InboundMessage> sameSender(InboundMessage mail) {
    SameSender sender = new SameSender(sample(mail));
    return other -> {
      try {
        return sender.hasSent(
            FormatTrial.limited(() -> trial.sample(other), other.content().length));
      } catch (UnreadableMessageException e) {
        return false; // such a message teaches nothing
      }
    };
  }

  private boolean isPerson(String name) {
    return trial.kind(name).filter(LeadField.NAME::equals).isPresent();
  }

  /** A sender whose mails have changed has a template of that name already. */
  private String free(String slug) {
    String name = slug;
    for (int number = 2; trial.hasTemplate(name); number++) {
      name = slug + "-" + number;
    }
    return name;
  }

  /** Returns the name for a file: lower case, with hyphens. */
  static String slug(String text) {
    String plain = Letters.plain(text);
    String slug = plain.replaceAll("[^a-z0-9]+", "-").replaceAll("^-+|-+$", "");
    return slug.isEmpty() ? "remitente" : Letters.start(slug, 40);
  }
}

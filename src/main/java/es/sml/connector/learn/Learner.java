package es.sml.connector.learn;

import es.sml.connector.failure.UnreadableMessageException;
import es.sml.connector.lead.InboundMessage;
import es.sml.connector.learn.layout.Kinds;
import es.sml.connector.learn.layout.Layout;
import es.sml.connector.learn.proposal.LearnException;
import es.sml.connector.learn.proposal.Proposal;
import es.sml.connector.learn.template.TemplateDraft;
import es.sml.connector.parse.FormatTrial;
import es.sml.connector.parse.field.LeadField;
import es.sml.connector.parse.result.ParseResult;
import es.sml.connector.parse.setting.ParseSettings;
import es.sml.connector.parse.template.MailSample;
import es.sml.connector.parse.text.Letters;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Proposes a template from the mails of one sender. */
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
    if (mails.isEmpty() || mails.size() > MOST_MAILS) {
      throw new LearnException("name one to " + MOST_MAILS + " mails; there are " + mails.size());
    }
    List<MailSample> samples = samples(mails);
    Layout layout = Layout.of(samples);
    TemplateDraft draft = new TemplateDraft();
    String sender = new SenderEntries(samples, layout.most(), this::isPerson).addTo(draft);
    if (sender.isEmpty() && name == null) {
      throw new LearnException(
          "the mails come from the addresses of customers; name the template with --format");
    }
    String format = name == null ? slug(sender) : name;
    draft.provider(sender.isEmpty() ? format : sender);
    Kinds kinds = new Kinds(trial, samples);
    new LabelEntries(trial, kinds, layout).addTo(draft);
    new SentenceEntries(trial, kinds, layout).addTo(draft);
    new RegionEntries(trial, kinds, layout).addTo(draft);
    SubjectEntry.addTo(draft, samples, kinds);
    draft.endMessage();
    draft.separateModels();
    ConstantEntries.addTo(draft, layout, trial);
    String yaml = draft.yaml(format, trial.generalTemplate(), mails.size());
    List<ParseResult> results = trial.read(yaml, mails);
    List<Proposal.Reading> readings = new ArrayList<>();
    for (int i = 0; i < mails.size(); i++) {
      readings.add(new Proposal.Reading(mails.get(i), results.get(i)));
    }
    return new Proposal(format, yaml, readings);
  }

  private List<MailSample> samples(List<InboundMessage> mails) {
    List<MailSample> samples = new ArrayList<>();
    for (InboundMessage mail : mails) {
      try {
        samples.add(trial.sample(mail));
      } catch (UnreadableMessageException e) {
        throw new LearnException(mail.name() + " is not a mail: " + e.getMessage());
      }
    }
    return samples;
  }

  private boolean isPerson(String name) {
    return trial.kind(name).filter(LeadField.NAME::equals).isPresent();
  }

  /** Returns the name for a file: lower case, with hyphens. */
  static String slug(String text) {
    String plain = Letters.plain(text);
    String slug = plain.replaceAll("[^a-z0-9]+", "-").replaceAll("^-+|-+$", "");
    return slug.isEmpty() ? "remitente" : Letters.start(slug, 40);
  }
}

package es.sml.connector.runtime.teach;

import es.sml.connector.config.Configuration;
import es.sml.connector.config.reload.RunningConfiguration;
import es.sml.connector.failure.InvalidFormatFileException;
import es.sml.connector.language.LocalizedText;
import es.sml.connector.lead.InboundMessage;
import es.sml.connector.learn.FieldMark;
import es.sml.connector.learn.Learner;
import es.sml.connector.learn.proposal.LearnException;
import es.sml.connector.learn.proposal.LearnedFiles;
import es.sml.connector.learn.proposal.Proposal;
import es.sml.connector.ops.http.OpsException;
import es.sml.connector.ops.teach.TemplateTeaching;
import es.sml.connector.ops.text.PrintableText;
import es.sml.connector.ops.view.lead.TeachView;
import es.sml.connector.parse.field.LeadField;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Teaches templates with the configuration in force. It refuses a name that is taken, an unknown
 * field, and a template that reads no lead or a marked text otherwise.
 *
 * @param save saves a template while no reload runs
 */
public record CurrentTeaching(RunningConfiguration configuration, TemplateSave save)
    implements TemplateTeaching {
  @Override
  public TeachView show(InboundMessage mail, LocalizedText problem, Locale language) {
    return new ProposalView(orRefusal(() -> learner().sample(mail)), language).without(problem);
  }

  @Override
  public Predicate<InboundMessage> sameSender(InboundMessage mail) {
    return orRefusal(() -> learner().sameSender(mail));
  }

  @Override
  public TeachView propose(
      List<InboundMessage> mails, List<Mark> marks, String name, Locale language) {
    return orRefusal(
        () -> {
          Learner learner = learner();
          LocalizedText fault = name == null ? null : faultOf(name);
          Proposal proposal = learner.learn(mails, fault == null ? name : null, marks(marks));
          return new ProposalView(learner.sample(mails.get(0)), language).of(proposal, fault);
        });
  }

  /** Returns why the name cannot be used; null if it can. */
  private LocalizedText faultOf(String name) {
    try {
      files().check(name);
      return null;
    } catch (LearnException e) {
      return PrintableText.line(LocalizedText.of(e));
    }
  }

  @Override
  public TeachView.Saved save(
      List<InboundMessage> mails, List<Mark> marks, String name, boolean force) {
    LocalizedText fault = faultOf(name);
    if (fault != null) {
      throw new OpsException(409, fault);
    }
    Proposal proposal = orRefusal(() -> learner().learn(mails, name, marks(marks)));
    if (proposal.read().isEmpty()) {
      throw OpsException.conflict(
          "refused.template-empty",
          "nothing was saved, because the template reads no lead in these mails; mark more");
    }
    if (!force && !proposal.unread().isEmpty()) {
      throw OpsException.conflict(
          "refused.marks-unread",
          "nothing was saved, because the template reads these marked fields otherwise: {0};"
              + " mark more text, or save it by force",
          String.join(", ", proposal.unread().stream().map(LeadField::written).toList()));
    }
    return save.of(proposal, files());
  }

  private LearnedFiles files() {
    return new LearnedFiles(configuration.now().configuration().directory());
  }

  private Learner learner() {
    Configuration now = configuration.now().configuration();
    return Learner.load(now.directory(), now.settings().parse());
  }

  private static List<FieldMark> marks(List<Mark> written) {
    List<FieldMark> marks = new ArrayList<>();
    for (Mark mark : written) {
      LeadField field =
          LeadField.named(mark.field())
              .orElseThrow(
                  () ->
                      new LearnException(
                          "learn.no-field",
                          "there is no field {0}; the fields are {1}",
                          mark.field(),
                          String.join(", ", LeadField.allWritten())));
      marks.add(new FieldMark(field, mark.line(), mark.text()));
    }
    return marks;
  }

  private static <T> T orRefusal(Supplier<T> work) {
    try {
      return work.get();
    } catch (LearnException e) {
      throw new OpsException(400, PrintableText.line(LocalizedText.of(e)));
    } catch (InvalidFormatFileException e) {
      throw OpsException.conflict(
          "refused.format-fault",
          "a file of the configuration has a fault; correct it first: {0}",
          PrintableText.line(LocalizedText.of(e)));
    }
  }
}

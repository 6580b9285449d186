package es.sml.connector.ops.teach;

import com.fasterxml.jackson.databind.JsonNode;
import es.sml.connector.lead.InboundMessage;
import es.sml.connector.ledger.action.OperatorAudit;
import es.sml.connector.ops.deadletter.DeadLetterIndex;
import es.sml.connector.ops.deadletter.DeadLetterRef;
import es.sml.connector.ops.http.OpsException;
import es.sml.connector.ops.http.OpsRequest;
import es.sml.connector.ops.view.lead.TeachView;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Teaches a template from a dead letter, with an operator's marks. It limits the marks and the
 * mails that a request names.
 */
public record TeachFromDeadLetter(
    TemplateTeaching teaching, SenderMails sender, DeadLetterIndex index, OperatorAudit audit) {
  private static final int MOST_MARKS = 100;
  private static final Set<String> FIELDS = Set.of("marks", "deadLetters", "name");
  private static final Set<String> FIELDS_TO_SAVE = Set.of("marks", "deadLetters", "name", "force");

  /** Shows the lines of the dead letter, and the proposed template. The audit records it. */
  public TeachView teach(OpsRequest request) {
    OpsRequest.checkFields(request.body(), FIELDS);
    DeadLetterRef ref = index.one(request.name());
    InboundMessage mail = sender.mail(ref);
    audit.note(request.action("teach", "dead letter " + ref.id()), ref.key(), "shown");
    try {
      return teaching.propose(
          mails(request, ref, mail), marks(request.body()), name(request), request.language());
    } catch (OpsException e) {
      return teaching.show(mail, e.text(), request.language());
    }
  }

  /** Saves the proposed template. */
  public TeachView.Saved save(OpsRequest request) {
    OpsRequest.checkFields(request.body(), FIELDS_TO_SAVE);
    if (name(request) == null) {
      throw OpsException.wrong("refused.no-template", "the body needs the name of the template");
    }
    DeadLetterRef ref = index.one(request.name());
    List<InboundMessage> mails = mails(request, ref, sender.mail(ref));
    boolean force = request.body().path("force").asBoolean(false);
    TeachView.Saved saved = teaching.save(mails, marks(request.body()), name(request), force);
    audit.note(
        request.action("save-template", "template " + saved.format()),
        ref.key(),
        "saved with " + mails.size() + " mails");
    return saved;
  }

  private static String name(OpsRequest request) {
    String name = request.body().path("name").asText("").strip();
    return name.isEmpty() ? null : name;
  }

  private List<InboundMessage> mails(OpsRequest request, DeadLetterRef ref, InboundMessage first) {
    JsonNode named = request.body().path("deadLetters");
    List<InboundMessage> mails = new ArrayList<>(List.of(first));
    if (!named.isArray()) {
      mails.addAll(sender.others(ref, teaching.sameSender(first)));
      return mails;
    }
    if (named.size() > SenderMails.MOST) {
      throw OpsException.wrong(
          "refused.list",
          "{0} must be a list of at most {1} entries",
          "deadLetters",
          SenderMails.MOST);
    }
    for (JsonNode one : named) {
      DeadLetterRef other = index.one(one.asText());
      if (!other.id().equals(ref.id())) {
        mails.add(sender.mail(other));
      }
    }
    return mails;
  }

  private static List<TemplateTeaching.Mark> marks(JsonNode body) {
    JsonNode written = body.path("marks");
    if (written.size() > MOST_MARKS) {
      throw OpsException.wrong(
          "refused.list", "{0} must be a list of at most {1} entries", "marks", MOST_MARKS);
    }
    List<TemplateTeaching.Mark> marks = new ArrayList<>();
    for (JsonNode mark : written) {
      OpsRequest.checkFields(mark, Set.of("field", "line", "text"));
      marks.add(
          new TemplateTeaching.Mark(
              mark.path("field").asText(""),
              mark.path("line").asInt(0),
              mark.path("text").asText("")));
    }
    return marks;
  }
}

package es.sml.connector.ops.teach;

import es.sml.connector.language.LocalizedText;
import es.sml.connector.lead.InboundMessage;
import es.sml.connector.ops.http.OpsException;
import es.sml.connector.ops.view.lead.TeachView;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/** Proposes templates from mails, and saves them in the configuration. */
public interface TemplateTeaching {
  /**
   * Shows the mail without a proposal.
   *
   * @param language the language of the texts
   * @throws OpsException if it is no mail
   */
  TeachView show(InboundMessage mail, LocalizedText problem, Locale language);

  /** Returns a test whether other messages are mails of the same sender. */
  Predicate<InboundMessage> sameSender(InboundMessage mail);

  /**
   * Proposes a template.
   *
   * @param mails of one sender; the marks are in the first one
   * @param name of the template; null derives it from the sender
   * @param language the language of the texts
   * @throws OpsException if there is no template for them
   */
  TeachView propose(List<InboundMessage> mails, List<Mark> marks, String name, Locale language);

  /**
   * Saves the proposed template and its test cases, and puts it in force.
   *
   * @param force true to save it although it reads marked fields otherwise
   * @throws OpsException if it cannot be saved, or lint or its test cases find a fault; then
   *     nothing stays behind
   */
  TeachView.Saved save(List<InboundMessage> mails, List<Mark> marks, String name, boolean force);

  /**
   * An operator's mark.
   *
   * @param field its name in templates
   * @param line the number of the line; 0 to search the text
   * @param text a part of the mail; empty for the value of the line
   */
  record Mark(String field, int line, String text) {
    /** Leaves out the text, which is personal data. */
    @Override
    public String toString() {
      return "Mark[" + field + ", " + line + "]";
    }
  }
}

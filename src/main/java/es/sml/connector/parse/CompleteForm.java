package es.sml.connector.parse;

import es.sml.connector.failure.UnreadableMessageException;
import es.sml.connector.lead.Lead;
import es.sml.connector.parse.car.CarNames;
import es.sml.connector.parse.format.LeadFormat;
import es.sml.connector.parse.format.MailDecision;
import es.sml.connector.parse.result.ParseResult;
import java.util.List;
import java.util.Optional;

/**
 * Recognises a complete form of a website: a name, a valid telephone number and a known car. A mail
 * server also marks such mails as spam, because the website sends them to itself.
 */
final class CompleteForm {
  private static final List<String> LINKS = List.of("http:", "https:", "www.");

  private final LeadFormat labelled;
  private final CarNames cars;

  CompleteForm(LeadFormat labelled, CarNames cars) {
    this.labelled = labelled;
    this.cars = cars;
  }

  /**
   * Returns the lead of the form; empty if the form is not complete.
   *
   * @throws UnreadableMessageException if the form has a link, as advertising has
   */
  Optional<ParseResult> in(MailDecision mail) {
    Optional<ParseResult> form = read(mail).filter(this::isComplete);
    if (form.filter(CompleteForm::hasLink).isPresent()) {
      throw new UnreadableMessageException(
          "the mail server marked the mail as spam, but it is a complete form with a link; if it is"
              + " a lead, remove the mark X-Spam-Flag and replay it");
    }
    return form;
  }

  // A broken form is not complete.
  private Optional<ParseResult> read(MailDecision mail) {
    try {
      return labelled.read(mail);
    } catch (UnreadableMessageException e) {
      return Optional.empty();
    }
  }

  private boolean isComplete(ParseResult result) {
    return result instanceof ParseResult.Leads form
        && form.leads().size() == 1
        && isComplete(form.only());
  }

  private boolean isComplete(Lead lead) {
    return lead.customer().name() != null
        && !lead.unsure().containsKey("customer.name")
        && lead.customer().phone() != null
        && lead.vehicle().brandModel() != null
        && cars.in(lead.vehicle().brandModel()).stream().anyMatch(car -> car.model() != null);
  }

  private static boolean hasLink(ParseResult form) {
    return ((ParseResult.Leads) form)
        .only().notes().stream().anyMatch(note -> LINKS.stream().anyMatch(note::contains));
  }
}

package es.sml.connector.parse;

import es.sml.connector.parse.CustomerContact.Candidate;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** Fills the customer's name, telephone and address from what a mail shows without labels. */
final class ContactGaps {
  private static final String NAME = "customer.name";
  private static final String PHONE = "customer.phone";
  private static final String EMAIL = "customer.email";

  private final CustomerContacts contacts;

  ContactGaps(Vocabulary vocabulary) {
    this.contacts = vocabulary.contacts();
  }

  /**
   * Adds what the lead does not have. Candidates that are not certain enough become notes.
   *
   * @param mail with the header of the customer, or of a program
   * @param text of the customer, or about the customer
   */
  void fill(LeadDraft draft, MessageContent mail, String text) {
    fill(draft, mail, text, email -> Optional.empty());
  }

  /**
   * Adds what the lead does not have.
   *
   * @param nameGap finds the name by the customer's address, which may be null
   */
  void fill(
      LeadDraft draft,
      MessageContent mail,
      String text,
      Function<String, Optional<Candidate>> nameGap) {
    CustomerDraft customer = draft.customer();
    if (customer.hasName() && customer.hasPhone() && customer.hasEmail()) {
      return;
    }
    CustomerContact found = contacts.of(mail, text);
    if (!customer.hasPhone()) {
      fill(draft, found.phones(), PHONE, "Posible teléfono", customer::number);
    }
    if (!customer.hasEmail()) {
      fill(draft, found.emails(), EMAIL, "Posible correo", customer::email);
    }
    if (!customer.hasName()) {
      boolean certain = found.name().isPresent();
      List<Candidate> names =
          certain
              ? found.names()
              : nameGap.apply(customer.emailOrNull()).map(List::of).orElse(found.names());
      fill(draft, names, NAME, "Posible nombre", customer::name);
    }
    found.doubtful().forEach(address -> draft.notes().add("Correo sin validar", address));
  }

  private static void fill(
      LeadDraft draft,
      List<Candidate> candidates,
      String field,
      String note,
      Consumer<String> setter) {
    if (candidates.isEmpty()) {
      return;
    }
    Candidate best = candidates.get(0);
    if (!best.isEnough()) {
      draft.notes().add(note, best.value());
      draft.origins().leftOut(field, best.origin());
      return;
    }
    draft.at(best.origin(), best.confidence());
    setter.accept(best.value());
    if (!best.doubt().isEmpty()) {
      draft.origins().doubted(field, best.doubt());
    }
  }
}

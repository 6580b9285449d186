package es.sml.connector.sml.mapping;

import es.sml.connector.failure.DealerMisplacedException;
import es.sml.connector.lead.InboundMessage;
import es.sml.connector.lead.Lead;
import es.sml.connector.lead.MessageKey;
import es.sml.connector.lead.NameOrId;
import es.sml.connector.sml.SmlSettings;
import es.sml.connector.sml.create.SmlLead;
import es.sml.connector.sml.place.CustomerPlace;
import es.sml.connector.sml.reference.ReferenceData;
import es.sml.connector.sml.vocabulary.SmlWords;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Maps a canonical lead to SML's format. It decides the name of a customer without one, the
 * telephone's form, the source and the user. A name that SML does not have goes into a note.
 *
 * @param words read for each lead
 */
public record SmlLeadMapper(SmlSettings.PhoneFormat phones, Supplier<SmlWords> words) {
  private static final int SPANISH_DIGITS = 9;

  /**
   * Returns the lead in SML's format.
   *
   * @param message message of the lead; its key gives the lead's reference
   * @throws DealerMisplacedException if SML does not have the dealer's source
   * @throws es.sml.connector.failure.UnmappableLeadException if the message names a source of
   *     another concessionaire
   */
  public SmlLead map(
      Lead written, InboundMessage message, DealerMapping mapping, ReferenceData reference) {
    LeadNotes notes = new LeadNotes(written.notes());
    Lead lead =
        mapping.isOpen(message) ? OpenLead.limited(written, mapping, reference, notes) : written;
    if (lead.source() != null && message.channel() == InboundMessage.Channel.QUEUE) {
      mapping.checkPlace(lead.source(), reference);
    }
    boolean isOfDoor = message.channel() == InboundMessage.Channel.DOOR;
    NameOrId source =
        lead.source() != null
            ? lead.source()
            : isOfDoor
                ? mapping.sourceFor(lead.provider(), null, message.mailbox())
                : mapping.sourceFor(lead.provider(), message.mailbox(), null);
    Integer sourceId = source(source, mapping, reference, notes);
    SmlLead.Vehicle vehicle = vehicle(lead, reference, notes);
    SmlLead.Client client = client(lead.customer(), reference, notes);
    Integer user = user(lead, mapping, reference, notes);
    List<SmlLead.Task> tasks = SmlTasks.of(lead, reference, notes);
    Set<String> tags = tags(lead, message.key(), notes);
    return new SmlLead(
        sourceId,
        vehicle,
        client,
        user,
        lead.score(),
        notes.contents(), // each call above may have added a note
        SmlLead.Content.of(tags),
        lead.status(),
        tasks.isEmpty() ? null : new SmlLead.Request(tasks));
  }

  private static Integer source(
      NameOrId wanted, DealerMapping mapping, ReferenceData reference, LeadNotes notes) {
    Optional<Integer> found = reference.source(wanted);
    if (found.isEmpty() && !wanted.equals(mapping.source())) {
      notes.add("Fuente no encontrada en SML", wanted);
      found = reference.source(mapping.source());
    }
    return found.orElseThrow(() -> new DealerMisplacedException(mapping.sourceFault().toString()));
  }

  private SmlLead.Vehicle vehicle(Lead lead, ReferenceData reference, LeadNotes notes) {
    Lead.Vehicle vehicle = lead.vehicle();
    return new SmlLead.Vehicle(
        vehicle.brandModel() != null ? vehicle.brandModel() : vehicleToSell(lead),
        vehicle.price(),
        vehicle.kilometres(),
        vehicle.year(),
        fuel(vehicle, reference, notes),
        vehicle.sold());
  }

  // A fuel from the vehicle's name was not written as a fuel: it needs no note.
  private Integer fuel(Lead.Vehicle vehicle, ReferenceData reference, LeadNotes notes) {
    return vehicle.fuel() != null
        ? notes.resolved("Combustible", vehicle.fuel(), reference.fuel(vehicle.fuel()))
        : words.get().fuels().in(vehicle.brandModel()).flatMap(reference::fuel).orElse(null);
  }

  // A lead that only offers a vehicle still needs a vehicle.
  private static String vehicleToSell(Lead lead) {
    return lead.tasks().stream()
        .map(Lead.Task::appraisal)
        .filter(appraisal -> appraisal != null && appraisal.brandModel() != null)
        .map(Lead.Appraisal::brandModel)
        .findFirst()
        .orElse(SmlLead.UNSPECIFIED);
  }

  private SmlLead.Client client(Lead.Customer customer, ReferenceData reference, LeadNotes notes) {
    if (customer.equals(Lead.Customer.UNKNOWN)) {
      return null;
    }
    CustomerPlace place = new CustomerPlace(customer, reference);
    place.unusedProvince().ifPresent(written -> notes.add("Provincia", written));
    Optional<Integer> locality = place.locality();
    if (customer.postalCode() != null) {
      notes.add("Código postal", customer.postalCode());
    }
    return new SmlLead.Client(
        // SML requires a name; a number or an address in its place would be untrue.
        customer.name() == null ? SmlLead.UNSPECIFIED : customer.name(),
        phone(customer.phone()),
        customer.email(),
        place.province().orElse(null),
        notes.resolved("Localidad", customer.locality(), locality));
  }

  private String phone(String canonical) {
    boolean spanish =
        canonical != null && canonical.length() == SPANISH_DIGITS && canonical.charAt(0) != '+';
    return spanish && phones == SmlSettings.PhoneFormat.E164 ? "+34" + canonical : canonical;
  }

  private static Integer user(
      Lead lead, DealerMapping mapping, ReferenceData reference, LeadNotes notes) {
    Integer named = notes.resolved("Usuario", lead.user(), reference.user(lead.user()));
    return named != null || mapping.user() == null
        ? named
        : notes.resolved("Usuario", mapping.user(), reference.user(mapping.user()));
  }

  // The connector finds leads by their references, so a message must not set one.
  private static Set<String> tags(Lead lead, String key, LeadNotes notes) {
    Set<String> tags = new LinkedHashSet<>();
    tags.add(MessageKey.reference(key));
    for (String tag : lead.tags()) {
      if (!MessageKey.isLikeReference(tag)) {
        tags.add(tag);
      } else if (!tags.contains(tag)) {
        notes.add("Etiqueta", tag);
      }
    }
    return tags;
  }
}

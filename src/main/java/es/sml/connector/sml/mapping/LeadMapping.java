package es.sml.connector.sml.mapping;

import es.sml.connector.failure.UnmappableLeadException;
import es.sml.connector.language.LocalizedText;
import es.sml.connector.lead.InboundMessage;
import es.sml.connector.lead.Lead;
import es.sml.connector.sml.SmlSettings;
import es.sml.connector.sml.create.SmlLead;
import es.sml.connector.sml.reference.ReferenceCatalog;
import es.sml.connector.sml.vocabulary.SmlWords;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Maps a lead by its dealer's settings and its account's reference data. It refuses a lead of an
 * unknown dealer, and reports a dealer whose source or user SML does not have.
 */
public final class LeadMapping {
  private static final Logger LOG = LoggerFactory.getLogger(LeadMapping.class);

  private final Supplier<Map<String, DealerMapping>> mappings;
  private final ReferenceCatalog catalog;
  private final Map<String, LocalizedText> misplaced = new ConcurrentHashMap<>();
  private final SmlLeadMapper mapper;

  /**
   * @param mappings placements by dealer, read for each lead
   * @param phones format of telephone numbers
   * @param words read for each lead
   */
  public LeadMapping(
      Supplier<Map<String, DealerMapping>> mappings,
      ReferenceCatalog catalog,
      SmlSettings.PhoneFormat phones,
      Supplier<SmlWords> words) {
    this.mapper = new SmlLeadMapper(phones, words);
    this.mappings = mappings;
    this.catalog = catalog;
  }

  /**
   * Checks whether SML has the sources and the user of each of the account's dealers, and logs each
   * fault. A list that was not read, or that SML refuses, shows no fault of an id or a user.
   *
   * @throws es.sml.connector.failure.sml.SmlUnavailableException while SML cannot be read
   */
  public void verify(String account) {
    misplaced.keySet().retainAll(mappings.get().keySet());
    ofAccount(account)
        .forEach(
            mapping -> {
              LocalizedText fault = mapping.fault(catalog.of(account));
              if (fault == null) {
                misplaced.remove(mapping.dealer());
              } else {
                misplaced.put(mapping.dealer(), fault);
                LOG.warn(
                    "{}. The dealer's leads wait, SML rejects them, or they get another source or user",
                    fault);
              }
            });
  }

  /**
   * Checks the account's dealers after a change. If SML's lists, as they were last read, lack a
   * value, it reads them again first: the value may be new in SML.
   *
   * @throws es.sml.connector.failure.sml.SmlUnavailableException while SML cannot be read
   */
  public void verifyChanged(String account) {
    if (ofAccount(account).anyMatch(mapping -> mapping.fault(catalog.of(account)) != null)) {
      catalog.refresh(account);
    }
    verify(account);
  }

  private Stream<DealerMapping> ofAccount(String account) {
    return mappings.get().values().stream().filter(mapping -> mapping.account().equals(account));
  }

  /** Returns the fault of the dealer's sources or user; null if none is known. */
  public LocalizedText fault(String dealer) {
    return misplaced.get(dealer);
  }

  /**
   * Returns the lead in SML's format.
   *
   * @param account account of its queue
   * @throws UnmappableLeadException if the dealer is not configured, or belongs to another account
   *     now, whose ids differ
   * @throws es.sml.connector.failure.DealerMisplacedException if SML does not have the dealer's
   *     source
   */
  public SmlLead map(Lead lead, InboundMessage message, String account) {
    DealerMapping mapping = mappings.get().get(message.dealer());
    if (mapping == null) {
      throw new UnmappableLeadException(
          "dealers.yaml has no dealer "
              + message.dealer()
              + ": add the dealer, then replay the dead letter, or resolve the lead (leads resolve)"
              + " if it is parked");
    }
    if (!mapping.account().equals(account)) {
      throw new UnmappableLeadException(
          "the dealer "
              + message.dealer()
              + " belongs to the account "
              + mapping.account()
              + " now: replay the dead letter");
    }
    return mapper.map(lead, message, mapping, catalog.of(mapping.account()));
  }
}

package es.sml.connector.command;

import es.sml.connector.database.LedgerTransactions;
import es.sml.connector.failure.sml.InvalidCallException;
import es.sml.connector.failure.sml.SmlUnavailableException;
import es.sml.connector.lead.InboundMessage;
import es.sml.connector.lead.MessageKey;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds a lead by its CRM's name for it: the CRM's own id, or the reference in its events. An id
 * finds only leads of the dealers' own programs: any stranger can write one into a mail.
 */
public record LeadNames(LedgerTransactions transactions) {
  private static final String REFERENCE = "ref:";
  private static final String COLUMNS =
      "SELECT lead_key, state, sml_id FROM lead WHERE account = ?";
  private static final String OF_DEALER = " AND (CAST(? AS VARCHAR(64)) IS NULL OR dealer = ?)";
  private static final String ORDER = " ORDER BY lead_key";
  private static final Set<String> IN_SML = Set.of("CREATED", "DUPLICATE");
  private static final Set<String> ON_ITS_WAY = Set.of("RECEIVED", "POSTING", "UNKNOWN");

  private record Found(String leadKey, String state, Long smlId) {}

  /**
   * Returns the command with SML's id of its lead.
   *
   * @throws InvalidCallException if no lead or several leads have that name, or the lead will not
   *     get into SML
   * @throws SmlUnavailableException while it is being delivered
   */
  public Command resolved(Command command) {
    return command.lead() == null ? command : command.at(smlId(command));
  }

  /** Returns the subject that orders commands: one per lead, for each of its names. */
  public String subject(Command command) {
    Object otherwise =
        command.lead() != null
            ? command.lead()
            : command.smlLead() != null ? command.smlLead() : command.task();
    return key(command).orElse(command.account() + " " + otherwise);
  }

  /** Returns the key of the command's lead; empty if the ledger does not have the lead. */
  public Optional<String> key(Command command) {
    return command.lead() != null
        ? named(command).stream().findFirst().map(Found::leadKey)
        : Optional.ofNullable(command.smlLead()).flatMap(id -> key(command.account(), id));
  }

  private long smlId(Command command) {
    List<Found> found = named(command);
    List<Long> ids =
        found.stream()
            .filter(lead -> IN_SML.contains(lead.state()))
            .map(Found::smlId)
            .distinct()
            .toList();
    if (ids.size() == 1) {
      return ids.get(0);
    }
    if (ids.size() > 1) {
      throw wrong(command, ids.size() + " leads have the id " + command.lead() + ": use SML's id");
    }
    if (found.isEmpty()) {
      throw new UnknownLeadException(
          command.operation().label(),
          command.lead().startsWith(REFERENCE)
              ? "no lead has the reference "
                  + command.lead()
                  + ": use the whole tag, such as ref: and 24 digits"
              : "no lead that a program sent has the id "
                  + command.lead()
                  + ": for a mail's lead, use its reference, or sml: with SML's id");
    }
    if (found.stream().anyMatch(lead -> ON_ITS_WAY.contains(lead.state()))) {
      throw new SmlUnavailableException(
          "the lead " + command.lead() + " is not in SML yet", (Throwable) null);
    }
    throw wrong(command, "the lead " + command.lead() + " is not in SML: " + found.get(0).state());
  }

  /** Returns whether an account has a lead of this name. */
  public boolean has(String account, String name) {
    return !named(account, null, name).isEmpty();
  }

  private List<Found> named(Command command) {
    return named(command.account(), command.dealer(), command.lead());
  }

  private List<Found> named(String account, String dealer, String name) {
    return transactions.read(
        jdbc ->
            name.startsWith(REFERENCE)
                ? jdbc
                    .sql(COLUMNS + OF_DEALER + " AND lead_key >= ? AND lead_key < ?" + ORDER)
                    .param(account)
                    .param(dealer)
                    .param(dealer)
                    .param(digits(name))
                    .param(digits(name) + "{")
                    .query(Found.class)
                    .list()
                    .stream()
                    .filter(lead -> MessageKey.reference(lead.leadKey()).equals(name))
                    .toList()
                : jdbc.sql(
                        COLUMNS
                            + OF_DEALER
                            + " AND (external_id = ? OR bare_id = ?) AND channel <> ?"
                            + ORDER)
                    .param(account)
                    .param(dealer)
                    .param(dealer)
                    .param(name)
                    .param(name)
                    .param(InboundMessage.Channel.MAIL.name())
                    .query(Found.class)
                    .list());
  }

  private Optional<String> key(String account, long smlId) {
    return transactions
        .read(
            jdbc ->
                jdbc.sql(COLUMNS + " AND sml_id = ? AND state = 'CREATED' ORDER BY lead_key")
                    .param(account)
                    .param(smlId)
                    .query(Found.class)
                    .list())
        .stream()
        .findFirst()
        .map(Found::leadKey);
  }

  private static String digits(String reference) {
    String digits = reference.substring(REFERENCE.length());
    int part = digits.indexOf('-');
    return part < 0 ? digits : digits.substring(0, part);
  }

  private static InvalidCallException wrong(Command command, String what) {
    return new InvalidCallException(command.operation().label(), List.of(what));
  }
}

package es.sml.connector.command.intake;

import es.sml.connector.command.Command;
import es.sml.connector.command.CommandAddress;
import es.sml.connector.command.LeadNames;
import es.sml.connector.command.UnknownLeadException;
import es.sml.connector.command.access.CommandRights;
import es.sml.connector.failure.sml.InvalidCallException;
import es.sml.connector.lead.MessageKey;
import es.sml.connector.parse.text.Misspelling;
import es.sml.connector.sml.SmlCall;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Makes commands of requests for an operation by HTTP, and finds the account by the lead. A lead
 * named {@code sml:4711} is SML's lead 4711. Their sender may command for any dealer.
 */
public final class CommandRequests {
  /** Begins a name of a lead that has SML's id. */
  public static final String SML_ID = "sml:";

  private final CommandAddress address;
  private final Supplier<Set<String>> accounts;
  private final LeadNames names;
  private final CommandRights rights;

  public CommandRequests(
      CommandAddress address,
      Supplier<Set<String>> accounts,
      LeadNames names,
      CommandRights rights) {
    this.address = address;
    this.accounts = accounts;
    this.names = names;
    this.rights = rights;
  }

  /**
   * A request.
   *
   * @param id null for an operation that changes nothing
   * @param account null if it names none
   * @param dealer null if it names none
   * @param lead reference, the CRM's own id, or {@code sml:} with SML's id; null for none
   */
  public record Request(String id, SmlCall call, String account, String dealer, String lead) {}

  /**
   * Returns the command.
   *
   * @throws InvalidCallException with the request's fault
   */
  public Command command(Request request) {
    if (request.id() != null && !CommandAddress.isId(request.id())) {
      throw CommandAddress.wrong(
          "needs an id of at most " + CommandAddress.LONGEST_ID + " printable characters");
    }
    checkDealer(request);
    address.check(request.call(), request.dealer(), request.lead());
    Command command =
        new Command(
            request.id(),
            address.account(account(request), request.dealer()),
            request.dealer(),
            request.call(),
            null,
            digest(request),
            request.lead(),
            false);
    return rights.checked(withSmlId(command));
  }

  /** Returns the ledger's key of the command's lead; null if the ledger does not have the lead. */
  public String leadKey(Command command) {
    return names.key(command).orElse(null);
  }

  private void checkDealer(Request request) {
    if (request.dealer() == null) {
      return;
    }
    String account = address.ofDealer(request.dealer());
    if (account == null) {
      throw CommandAddress.wrong(
          "needs a `dealer` of dealers.yaml"
              + Misspelling.hint(request.dealer(), address.dealers()));
    }
    if (request.account() != null && !request.account().equals(account)) {
      throw CommandAddress.wrong("names a `dealer` of another `account`");
    }
  }

  // The account of the lead itself, if the request names neither account nor dealer.
  private String account(Request request) {
    if (request.account() != null
        || request.dealer() != null
        || request.lead() == null
        || request.lead().startsWith(SML_ID)
        || accounts.get().size() == 1) {
      return request.account();
    }
    List<String> having =
        accounts.get().stream().filter(each -> names.has(each, request.lead())).toList();
    if (having.isEmpty()) {
      throw new UnknownLeadException(
          request.call().operation().label(),
          "no account has a lead with the id " + request.lead());
    }
    if (having.size() > 1) {
      throw CommandAddress.wrong("several accounts have a lead with this id: name its `account`");
    }
    return having.get(0);
  }

  /** Returns the command with SML's id, if its lead is named {@code sml:} and the id. */
  static Command withSmlId(Command command) {
    String lead = command.lead();
    if (lead == null || !lead.startsWith(SML_ID)) {
      return command;
    }
    String id = lead.substring(SML_ID.length());
    if (!Command.isId(id)) {
      throw CommandAddress.wrong("needs a number after " + SML_ID + ", SML's id of the lead");
    }
    return command.at(Long.parseLong(id));
  }

  // The order of the parameters and the spaces in the body make no other request.
  private static String digest(Request request) {
    SmlCall call = request.call();
    List<Object> arguments =
        List.of(
            call.operation().label(),
            new TreeMap<>(call.parameters()),
            String.valueOf(call.body()),
            call.replace(),
            String.valueOf(request.account()),
            String.valueOf(request.dealer()),
            String.valueOf(request.lead()));
    return MessageKey.of(
        "command by HTTP", request.id(), arguments.toString().getBytes(StandardCharsets.UTF_8));
  }
}
